import { beforeEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/server/log'
import { DueGate } from './due-gate'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-02T02:00:00Z') })
  vi.spyOn(log, 'warn').mockImplementation(() => undefined)
  return () => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  }
})

const inMs = (ms: number) => new Date(Date.now() + ms)

test('it holds from the minute on, and until what is due has been kept', async () => {
  const settled: number[] = []
  const gate = new DueGate(async () => {
    settled.push(Date.now())
    gate.learn(null)
  })
  expect(gate.holds).toBe(false)
  gate.learn(inMs(1_000))
  vi.advanceTimersByTime(999)
  expect(gate.holds).toBe(false)
  vi.advanceTimersByTime(1)
  expect(gate.holds).toBe(true)
  await Promise.all([gate.pass(), gate.pass(), gate.pass()])
  expect([settled.length, gate.holds]).toEqual([1, false])
})

test('what somebody else is keeping is waited for', async () => {
  let looks = 0
  const gate = new DueGate(async () => {
    if (++looks === 3) gate.learn(null)
  })
  gate.learn(inMs(0))
  const passed = vi.fn()
  void gate.pass().then(passed)
  await vi.advanceTimersByTimeAsync(29)
  expect(passed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect([looks, gate.holds]).toEqual([3, false])
  expect(passed).toHaveBeenCalled()
})

test('what cannot be kept lets readers pass, and is tried again a moment later', async () => {
  let tries = 0
  const gate = new DueGate(async () => {
    tries++
    throw new Error('somebody holds the piece')
  })
  gate.learn(inMs(0))
  await gate.pass()
  expect([tries, gate.holds]).toEqual([1, false])
  vi.advanceTimersByTime(250)
  expect(gate.holds).toBe(true)
})

test('what is stuck is tried ever more rarely, and what falls due next is not held up by it', async () => {
  const gate = new DueGate(async () => undefined)
  const stuck = inMs(0)
  gate.learn(stuck)
  const pauses: number[] = []
  for (let n = 0; n < 8; n++) {
    const waited = gate.pass()
    await vi.advanceTimersByTimeAsync(n === 0 ? 630 : 0)
    await waited
    gate.learn(stuck)
    const from = Date.now()
    while (!gate.holds) vi.advanceTimersByTime(250)
    pauses.push(Date.now() - from)
  }
  expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
  await gate.pass()
  expect(gate.holds).toBe(false)
  gate.learn(inMs(0))
  expect(gate.holds).toBe(true)
})

test('nobody waits longer than two seconds', async () => {
  const gate = new DueGate(() => new Promise(() => undefined))
  gate.learn(inMs(0))
  const passed = vi.fn()
  void gate.pass().then(passed)
  await vi.advanceTimersByTimeAsync(1_999)
  expect(passed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(passed).toHaveBeenCalled()
})
