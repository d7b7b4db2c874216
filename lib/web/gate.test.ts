import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { Busy } from '@/lib/server/turns'
import { DeskGate } from './gate'

let close = async () => {}
afterEach(() => close())

type Answer = Parameters<typeof createServer>[1]

/** A server behind a gate that lets two work and three wait. */
async function serve(answer: NonNullable<Answer>, longestWait = 10_000): Promise<string> {
  const few = { atOnce: 2, mostWaiting: 3, longestWait }
  const gate = new DeskGate({ reads: few, writes: few, files: few })
  const server = createServer((req, res) => {
    gate
      .pass(req, res, async () => {
        await answer(req, res)
      })
      .catch((error: unknown) => res.writeHead(error instanceof Busy ? 503 : 500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const statuses = async (asked: Promise<Response>[]) =>
  (await Promise.all(asked)).map(({ status }) => status).sort()

test('some work, some wait, the rest are told to come again; saves do not stand behind them (R-31)', async () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  let atOnce = 0
  let most = 0
  const base = await serve(async (req, res) => {
    if (req.method === 'GET') {
      most = Math.max(most, ++atOnce)
      await opened
      atOnce--
    }
    res.end('done')
  })
  const reads = Array.from({ length: 9 }, () => fetch(base))
  // The queue is full for as long as nobody opens: a save passes all the same.
  await sleep(200)
  expect((await fetch(base, { method: 'PUT', body: 'text' })).status).toBe(200)
  open()
  expect(await statuses(reads)).toEqual([200, 200, 200, 200, 200, 503, 503, 503, 503])
  expect(most).toBe(2)
  expect(await statuses([fetch(base), fetch(base)])).toEqual([200, 200])
})

test('files that come slowly hold up no save (R-30)', async () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const base = await serve(async (req, res) => {
    if (req.url !== '/api/articles') await opened
    res.end()
  })
  const send = (path: string) => fetch(base + path, { method: 'POST', body: 'bytes' })
  const files = ['/api/uploads/1', '/api/media', '/api/import?x', '/api/media', '/api/uploads'].map(send)
  await sleep(200)
  expect((await send('/api/articles')).status).toBe(200)
  open()
  expect(await statuses(files)).toEqual([200, 200, 200, 200, 200])
})

test('a stream that stays open takes no place once it has begun', async () => {
  const base = await serve((req, res) => {
    res.write('data: first\n\n')
    if (req.url === '/end') res.end()
    return new Promise<void>((resolve) => res.once('close', resolve))
  })
  const streams = await Promise.all(Array.from({ length: 8 }, () => fetch(base)))
  expect(streams.every(({ status }) => status === 200)).toBe(true)
  expect((await fetch(`${base}/end`)).status).toBe(200)
  for (const { body } of streams) await body?.cancel()
})

test('who has gone is not worked for', async () => {
  let worked = 0
  const base = await serve(async (_req, res) => {
    worked++
    await sleep(400)
    res.end()
  })
  const gone = new AbortController()
  const first = [fetch(base), fetch(base)]
  await sleep(100)
  const left = fetch(base, { signal: gone.signal }).catch(() => null)
  const late = fetch(base)
  await sleep(100)
  gone.abort()
  expect(await statuses([...first, late])).toEqual([200, 200, 200])
  await left
  expect(worked).toBe(3)
})

test('who has waited too long is told so, however long the work before takes, and holds nobody else up', async () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const base = await serve(async (_req, res) => {
    await opened
    res.end()
  }, 150)
  const first = [fetch(base), fetch(base)]
  await sleep(100)
  expect(await statuses([fetch(base), fetch(base), fetch(base)])).toEqual([503, 503, 503])
  open()
  expect(await statuses([...first, fetch(base), fetch(base)])).toEqual([200, 200, 200, 200])
})
