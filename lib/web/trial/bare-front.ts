import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PageStore } from '@/lib/pages/store'
import { trustedProxies } from '@/lib/server/client-address'
import { Front } from '../front'
import { StaticFiles } from '../static-files'

const page = { status: 200, headers: { 'content-type': 'text/html' }, tags: [], notAfter: null, keep: true }

/** The server as in main.ts on a free port, with one page, and answers of a test's own in Next's place. */
export async function bareFront(
  next: RequestListener,
): Promise<{ front: Front; server: Server; port: number }> {
  const render = async (_key: string, began: { count: number; watermark: bigint }) => ({
    ...page,
    began,
    body: Buffer.from('<p>一页</p>'),
  })
  const store = new PageStore({
    disk: null,
    memoryBytes: 1_000_000,
    purged: false,
    render,
    changed: async () => false,
  })
  const front = new Front({
    store,
    renderer: { render },
    files: new StaticFiles('/nowhere'),
    views: { answer: async () => false },
    proxies: trustedProxies(''),
    next,
  })
  const server = await front.listen(0)
  return { front, server, port: (server.address() as AddressInfo).port }
}
