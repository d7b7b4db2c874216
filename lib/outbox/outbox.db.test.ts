import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publishArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { later, makeColumn, makeDraft, NOW, system } from '@/test/newsroom'
import { listUndelivered } from './commands'
import { deliverOutbox } from './deliver'

type Asked = { method: string | undefined; headers: IncomingHttpHeaders }

/** A cache in front of the site, which answers as it is told. */
class FrontCache {
  asked: Asked[] = []
  status = 200
  private readonly server: Server = createServer((request, response) => {
    this.asked.push({ method: request.method, headers: request.headers })
    response.writeHead(this.status).end()
  })
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`
  }
  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve))
  }
  get keys(): string[] {
    return this.asked.flatMap(({ headers }) => String(headers['surrogate-key']).split(' '))
  }
}

const [near, far] = [new FrontCache(), new FrontCache()]
let urls: string[]

beforeAll(async () => {
  urls = [await near.open(), await far.open()]
})
afterAll(async () => {
  await near.close()
  await far.close()
})
beforeEach(async () => {
  await db.auditEvent.updateMany({ where: { deliveredAt: null }, data: { deliveredAt: NOW } })
  env.PURGE_URLS.splice(0, 2, ...urls)
  for (const cache of [near, far]) Object.assign(cache, { asked: [], status: 200 })
})

/** Events of a made-up change, one for each list of tags. */
async function write(...tags: string[][]): Promise<void> {
  const event = { actorName: '系统', action: 'test.change', subject: 'test', subjectId: '1' }
  await db.auditEvent.createMany({ data: tags.map((one) => ({ ...event, tags: one })) })
}

test('a publication’s tags reach every cache once; a draft has none to send (R-18)', async () => {
  const columnId = (await makeColumn()).id
  await deliverOutbox(NOW)
  for (const cache of [near, far]) cache.asked = []
  const ref = await makeDraft(system, { columnId })
  expect(await deliverOutbox(NOW)).toBe(0)
  await publishArticle(system, ref, NOW)
  expect(await deliverOutbox(later(1))).toBe(1)
  const [request, ...more] = near.asked
  expect(more).toEqual([])
  expect(request?.method).toBe('PURGE')
  // As the pages carry them: percent-encoded, so that a name may hold anything.
  const encoded = ['articles', `article:${ref.id}`, `column:${columnId}`].map(encodeURIComponent)
  expect(near.keys.sort()).toEqual(encoded.sort())
  expect(String(request?.headers['cache-tag']).split(',').sort()).toEqual(encoded)
  expect(far.keys.sort()).toEqual(encoded)
  expect(await deliverOutbox(later(2))).toBe(0)
  expect(near.asked).toHaveLength(1)
  const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'article.publish' } })
  expect(event).toMatchObject({ deliveredAt: later(1), attempts: 1 })
})

test('what one of the caches does not take stays, is counted, and is sent again with what came since', async () => {
  far.status = 503
  await write(['tag:1', 'tag:2'], ['tag:2'])
  await expect(deliverOutbox(NOW)).rejects.toThrow('503')
  expect((await listUndelivered(10)).map(({ attempts, tags }) => ({ attempts, tags }))).toEqual([
    { attempts: 1, tags: ['tag:1', 'tag:2'] },
    { attempts: 1, tags: ['tag:2'] },
  ])
  await write(['tag:3'])
  far.status = 200
  far.asked = []
  expect(await deliverOutbox(NOW)).toBe(3)
  expect(far.keys.map(decodeURIComponent).sort()).toEqual(['tag:1', 'tag:2', 'tag:3'])
  expect(await listUndelivered(10)).toEqual([])
})

test('batches are bounded, oldest first, and no request is too long for a header', async () => {
  await write(...Array.from({ length: 230 }, (_one, n) => [`article:${n}`]))
  expect(await deliverOutbox(NOW)).toBe(200)
  expect(near.asked.map(({ headers }) => String(headers['surrogate-key']).split(' ').length)).toEqual([
    100, 100,
  ])
  expect((await listUndelivered(500)).flatMap(({ tags }) => tags)).toEqual(
    Array.from({ length: 30 }, (_one, n) => `article:${n + 200}`),
  )
  expect(await deliverOutbox(NOW)).toBe(30)
})

test('with no cache in front, there is nothing to wait for', async () => {
  env.PURGE_URLS.splice(0)
  await write(['tag:1'])
  expect(await deliverOutbox(NOW)).toBe(1)
  expect(await listUndelivered(10)).toEqual([])
})
