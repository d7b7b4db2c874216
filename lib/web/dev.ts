import { createServer, type ServerResponse } from 'node:http'
import next from 'next'
import { env } from '@/lib/env'
import { simplifiedPath } from '@/lib/hant/address'
import { ASKED_HEADER } from '@/lib/server/asked-path'
import { ADDRESS_HEADER, clientAddress, trustedProxies } from '@/lib/server/client-address'
import { VIEWS_PATH } from '@/lib/views/schema'
import { EditionRenderer } from './edition-renderer'
import { isStoredPath, sendStored } from './media-files'
import { NextRenderer } from './next-renderer'
import { countViews } from './view-counter'

// `npm run dev`: Next with hot reload and without the page store; pictures as in production.
const server = createServer()
const app = next({ dev: true, hostname: 'localhost', port: env.PORT, httpServer: server })
await app.prepare()
const handler = app.getRequestHandler()
const pages = new NextRenderer({ handler, host: new URL(env.SITE_URL).host })
const editions = new EditionRenderer({ render: (key, began) => pages.render(key, began), kept: null })
const sendTraditional = async (url: string, res: ServerResponse) => {
  const { status, headers, body } = await editions.render(url, { count: 0, watermark: 0n })
  res.writeHead(status, headers).end(body)
}
const stop = new AbortController()
const { counter } = countViews(new URL(env.SITE_URL).host, stop.signal)
const proxies = trustedProxies(env.TRUSTED_PROXIES)
server.on('request', async (req, res) => {
  const path = req.url?.split('?', 1)[0] ?? '/'
  if (isStoredPath(path)) return sendStored(req, res, path, 'dev')
  if (path.startsWith(VIEWS_PATH) && (await counter.answer(req, res, path, 'dev'))) return
  if (simplifiedPath(path) !== null) return sendTraditional(req.url ?? '/', res)
  const told = req.headers['x-forwarded-for']
  req.headers[ADDRESS_HEADER] = clientAddress(req.socket.remoteAddress, told, proxies)
  req.headers[ASKED_HEADER] = req.url ?? path
  return handler(req, res)
})
server.listen(env.PORT, () => process.send?.('ready'))

const end = () => process.exit(0)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
process.on('disconnect', end)
