import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { recordViews } from '@/lib/views/commands'
import { makeColumn, makePublished, NOW } from '@/test/newsroom'
import { ViewCounter } from './view-counter'

const READER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
const OWN = { ...READER, 'sec-fetch-site': 'same-origin' }

let server: Server
let counter: ViewCounter
let base: string
let id: number
let away = false

beforeAll(async () => {
  id = (await makePublished({ columnId: (await makeColumn()).id })).id
  server = createServer(async (req, res) => {
    const path = req.url?.split('?', 1)[0] ?? '/'
    if (!(await counter.answer(req, res, path, 'test'))) res.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(async () => {
  await db.viewDay.deleteMany()
  away = false
  const write: typeof recordViews = async (counts) => {
    if (away) throw new Error('the database is away')
    return recordViews(counts)
  }
  counter = new ViewCounter({ siteHost: 'news.example', now: () => NOW, write })
})

const beacon = (body: string, headers: Record<string, string> = OWN) =>
  fetch(`${base}/views`, { method: 'POST', body, headers })
async function counted(): Promise<number> {
  await counter.flush()
  return (await db.viewDay.aggregate({ _sum: { views: true } }))._sum.views ?? 0
}

test('a beacon is answered without a word and without a cookie, and counts', async () => {
  const answer = await beacon(String(id))
  expect(answer.status).toBe(204)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(await counted()).toBe(1)
})

test('without a script a picture of one pixel counts, each time it is fetched', async () => {
  for (const times of [1, 2]) {
    const answer = await fetch(`${base}/views/${id}.gif`, { headers: OWN })
    expect(answer.headers.get('content-type')).toBe('image/gif')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 6)).toBe('GIF89a')
    expect(await counted()).toBe(times)
  }
  expect((await fetch(`${base}/views/${id}.gif`, { method: 'HEAD', headers: OWN })).status).toBe(200)
  expect(await counted()).toBe(2)
})

test.each([
  ['a robot', { ...OWN, 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0)' }],
  ['a page drawn in advance', { ...OWN, 'sec-purpose': 'prefetch;prerender' }],
  ['another site', { ...READER, 'sec-fetch-site': 'cross-site' }],
  ['nobody knows where from', READER],
])('%s gets the same answer and is not counted', async (_who, headers) => {
  expect((await beacon(String(id), headers)).status).toBe(204)
  expect((await fetch(`${base}/views/${id}.gif`, { headers })).status).toBe(200)
  expect(await counted()).toBe(0)
})

test.each(['', '0', '-1', '1.5', `${' '}7`, '07', '1e3', '99999999999', '; DROP TABLE view_days', '中'])(
  'a beacon that says %j counts for nothing',
  async (body) => {
    expect((await beacon(body)).status).toBe(204)
    expect(await counted()).toBe(0)
  },
)

test('a long beacon is not even read (R-31)', async () => {
  expect((await beacon('1'.repeat(1_000_000))).status).toBe(204)
  expect(await counted()).toBe(0)
})

test('other addresses and verbs are somebody else’s', async () => {
  for (const [path, method] of [
    ['/views', 'GET'],
    ['/views/x.gif', 'GET'],
    ['/views/0.gif', 'GET'],
    [`/views/${id}.gif`, 'POST'],
    ['/viewsx', 'POST'],
  ] as const)
    expect((await fetch(base + path, { method, headers: OWN })).status).toBe(404)
})

test('one reader cannot push a piece, whatever the address claims to be', async () => {
  for (let n = 0; n < 40; n++)
    await beacon(String(id), { ...OWN, 'x-forwarded-for': `198.51.100.${n}, 203.0.113.9` })
  expect(await counted()).toBe(12)
})

test('what is read while the database is away is written when it is back, once', async () => {
  away = true
  await beacon(String(id))
  await counter.flush()
  await beacon(String(id))
  await counter.flush()
  expect(await db.viewDay.count()).toBe(0)
  away = false
  expect(await counted()).toBe(2)
  expect(await counted()).toBe(2)
})
