import { afterEach, beforeEach, expect, test } from 'vitest'
import { transaction } from '@/lib/db/client'
import { clearAway, eventually, heldOpen, instance, prepare, put, write } from './trial/instances'

// Real transactions, held open across a render: the orders in which a cache goes wrong.

beforeEach(prepare)
afterEach(clearAway)

test('race: written before the render, committed after it', async () => {
  await put('/a', 'a1')
  const first = await instance('one')
  const commit = await heldOpen((tx) => write(tx, '/a', 'a2'))
  expect(await first.read('/a')).toBe('a1')
  await first.store.settled()
  await commit()
  // A process that starts on the same folder must not take the page on disk for fresh.
  expect(await (await instance('one')).read('/a')).toBe('a2')
  await eventually(async () => expect(await first.read('/a')).toBe('a2'))
})

test('race: committed between the render’s read and its end', async () => {
  await put('/a', 'a1')
  const { read, site, store } = await instance('one')
  site.afterRead = async () => {
    site.afterRead = async () => undefined
    const { count } = store.clock
    await put('/a', 'a2')
    await eventually(() => expect(store.clock.count).toBeGreaterThan(count))
  }
  expect(await read('/a')).toBe('a2')
  expect(site.renders).toBe(2)
})

test('race: two writers commit in the other order than they began', async () => {
  await put('/a', 'a1')
  await put('/b', 'b1')
  const first = await instance('one')
  // The earlier transaction has its number before the later one, and touches the tag after it.
  const go = Promise.withResolvers<void>()
  const numbered = Promise.withResolvers<void>()
  const earlier = transaction(async (tx) => {
    await write(tx, '/b', 'b2')
    numbered.resolve()
    await go.promise
    await write(tx, '/a', 'a3')
  })
  await numbered.promise
  await put('/a', 'a2')
  await eventually(async () => expect(await first.read('/a')).toBe('a2'))
  await first.store.settled()
  go.resolve()
  await earlier
  expect(await (await instance('one')).read('/a')).toBe('a3')
  await eventually(async () => expect(await first.read('/a')).toBe('a3'))
})
