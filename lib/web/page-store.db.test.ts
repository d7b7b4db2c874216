import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { env } from '@/lib/env'
import type { DiskState } from '@/lib/pages/disk'
import {
  allPutBehind,
  BUILD,
  clearAway,
  eventually,
  folder,
  type Instance,
  instance,
  prepare,
  put,
} from './trial/instances'

beforeEach(prepare)
afterEach(clearAway)

test('a change shows in every process within a second, at one render each; other pages stay (R-19)', async () => {
  await put('/a', 'a1')
  await put('/b', 'b1')
  const both = [await instance('one'), await instance('two')]
  for (const { read } of both)
    expect([await read('/a'), await read('/b'), await read('/a')]).toEqual(['a1', 'b1', 'a1'])
  await put('/a', 'a2')
  for (const { read } of both) await eventually(async () => expect(await read('/a')).toBe('a2'))
  for (const { site, store } of both) {
    expect(store.peek('/b')).not.toBeNull()
    expect(site.renders).toBe(3)
  }
})

test('three hundred readers at once after a change cause one render (R-23)', async () => {
  await put('/a', 'a1')
  const { read, site, store } = await instance('one')
  await read('/a')
  await put('/a', 'a2')
  await eventually(() => expect(store.peek('/a')).toBeNull())
  const seen = await Promise.all(Array.from({ length: 300 }, () => read('/a')))
  expect(new Set(seen)).toEqual(new Set(['a2']))
  expect(site.renders).toBe(2)
})

test('a restart is warm, and knows what changed meanwhile', async () => {
  await put('/a', 'a1')
  await put('/b', 'b1')
  await allPutBehind()
  const before = await instance('one')
  await before.read('/a')
  await before.read('/b')
  await before.close()
  await put('/b', 'b2')
  const after = await instance('one')
  expect([await after.read('/a'), await after.read('/b')]).toEqual(['a1', 'b2'])
  expect(after.site.renders).toBe(1)
  // The page from disk listens on like any other.
  await put('/a', 'a2')
  await eventually(async () => expect(await after.read('/a')).toBe('a2'))
})

test('a withdrawal removes the page from memory and disk, and a failing render does not bring it back', async () => {
  await put('/a', 'secret')
  const { read, answer, site, store } = await instance('one')
  await read('/a')
  await store.settled()
  const pages = () => readdirSync(join(folder, 'one', 'pages', BUILD)).filter((name) => name !== 'state.json')
  expect(pages()).toHaveLength(1)
  await put('/a', { text: 'gone', status: 410 }, true)
  await eventually(() => expect(store.size.pages).toBe(0))
  await eventually(() => expect(pages()).toEqual([]))
  site.afterRead = () => Promise.reject(new Error('no render'))
  await expect(answer('/a')).rejects.toThrow('no render')
  site.afterRead = async () => undefined
  expect((await answer('/a')).entry).toMatchObject({ status: 410 })
})

test('a failed render leaves readers the last good page, and is never kept', async () => {
  await put('/a', 'a1')
  const { read, answer, site, store } = await instance('one')
  await read('/a')
  await put('/a', { text: 'broken', status: 500 })
  await eventually(() => expect(store.peek('/a')).toBeNull())
  expect(await answer('/a')).toMatchObject({ from: 'stale', entry: { status: 200 } })
  site.afterRead = () => Promise.reject(new Error('no render'))
  expect(await answer('/a')).toMatchObject({ from: 'stale' })
  site.afterRead = async () => undefined
  await put('/a', 'a2')
  await eventually(async () => expect(await answer('/a')).toMatchObject({ from: 'hit' }))
  expect(await read('/a')).toBe('a2')
})

test('a page is made anew when its time is over; what is not to be kept is not', async () => {
  await put('/a', { text: 'today', notAfter: Date.now() + 60_000 })
  await put('/b', { text: 'yesterday', notAfter: Date.now() - 1 })
  await put('/c', { text: 'mine', keep: false })
  const { read, store } = await instance('one')
  for (const key of ['/a', '/b', '/c']) await read(key)
  expect(['/a', '/b', '/c'].map((key) => store.peek(key) !== null)).toEqual([true, false, false])
})

test('made-up addresses and cursors push out nothing but their like', async () => {
  await put('/a', 'a'.repeat(20_000))
  const { read, store } = await instance('one', { memoryMb: 1 })
  await read('/a')
  for (let n = 0; n < 400; n++) await read(`/nothing/${n}`)
  await put('/c?before=1-1', 'c'.repeat(100_000))
  await read('/c?before=1-1')
  expect(store.peek('/a')).not.toBeNull()
  expect(store.size.bytes).toBeLessThan(1024 * 1024)
  expect(store.size.misses).toBeLessThan(100)
  await store.settled()
  expect(
    readdirSync(join(folder, 'one', 'pages', BUILD)).filter((name) => name !== 'state.json'),
  ).toHaveLength(1)
})

test('a page knows when its content was made: through renders that change nothing, and through a restart', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const timeAt = async ({ answer, store }: Instance, now: string) => {
    vi.setSystemTime(now)
    const { entry } = await answer('/a')
    await store.settled()
    return entry.lastModified
  }
  try {
    await put('/a', 'a1')
    const first = await instance('one')
    const made = 'Mon, 02 Mar 2026 02:00:00 GMT'
    expect(await timeAt(first, '2026-03-02T02:00:00Z')).toBe(made)
    await put('/a', 'a1')
    await eventually(() => expect(first.store.peek('/a')).toBeNull())
    expect(await timeAt(first, '2026-03-02T03:00:00Z')).toBe(made)
    expect(first.site.renders).toBe(2)
    await allPutBehind()
    await first.close()
    const second = await instance('one')
    expect(await timeAt(second, '2026-03-02T04:00:00Z')).toBe(made)
    // What changed while nobody ran is compared with what lies on disk.
    await put('/a', 'a1')
    await eventually(() => expect(second.store.peek('/a')).toBeNull())
    expect(await timeAt(second, '2026-03-02T05:00:00Z')).toBe(made)
    await put('/a', 'a2')
    await eventually(() => expect(second.store.peek('/a')).toBeNull())
    expect(await timeAt(second, '2026-03-02T06:00:00Z')).toBe('Mon, 02 Mar 2026 06:00:00 GMT')
  } finally {
    vi.useRealTimers()
  }
})

test('a lost connection is taken up again, with what changed meanwhile', async () => {
  await put('/a', 'a1')
  const { read, store } = await instance('one')
  await read('/a')
  const { rows } = await onServer(
    "SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE application_name = 'qingyan page store' AND datname = current_database()",
  )
  expect(rows).toContainEqual({ ended: true })
  await put('/a', 'a2')
  await vi.waitFor(async () => expect(await read('/a')).toBe('a2'), { timeout: 5_000, interval: 10 })
  expect(store.clock.connected).toBe(true)
})

test('pages made from another database, or by another build, are not taken over', async () => {
  await put('/a', 'a1')
  const before = await instance('one')
  await before.read('/a')
  await before.close()
  // As after a backup was restored elsewhere: the same address, other transaction ids.
  const file = join(folder, 'one', 'pages', BUILD, 'state.json')
  const state = JSON.parse(readFileSync(file, 'utf8')) as DiskState
  writeFileSync(file, JSON.stringify({ ...state, database: 'another' }))
  const other = await instance('one')
  await other.read('/a')
  expect(other.site.renders).toBe(1)
  await other.close()
  const rebuilt = await instance('one', { build: 'c'.repeat(16) })
  await rebuilt.read('/a')
  expect(rebuilt.site.renders).toBe(1)
})

async function onServer(sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
