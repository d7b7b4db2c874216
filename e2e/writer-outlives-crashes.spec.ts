import { type APIRequestContext, expect, test } from 'playwright/test'
import { adminApi } from './support/admin-api'
import { secret } from './support/colleagues'
import { Trial } from './support/trial'
import { Writer } from './support/writer'

/** How often the web process is killed; ROUNDS=200 for a long look. */
const ROUNDS = Number(process.env.ROUNDS ?? 8)
const WRITERS = 3

const password = secret()
let trial: Trial
let api: APIRequestContext

test.beforeAll(async () => {
  trial = await Trial.open({ webs: 1, password })
  api = await adminApi(trial.base, password)
})
test.afterAll(async () => {
  await api?.dispose()
  await trial?.close()
})

test(`the web process is killed ${ROUNDS} times while people save: no acknowledged save is lost (R-01)`, async () => {
  test.setTimeout(120_000 + ROUNDS * 15_000)
  const writers = Array.from({ length: WRITERS }, () => new Writer(api, () => trial.base))
  for (const writer of writers) await writer.begin()
  const running = Promise.all(writers.map((writer) => writer.write()))
  let before = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    // Some saves at least between two deaths, and never at the same point of one.
    await expect
      .poll(() => writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0), { intervals: [7] })
      .toBeGreaterThan(before + 5 + (round % 7))
    const acknowledged = writers.map((writer) => writer.acknowledged)
    await trial.order('killWeb', 0)
    await trial.order('startWeb', 0)
    before = writers.reduce((sum, writer) => sum + writer.acknowledged, 0)
    for (const [at, writer] of writers.entries()) {
      const stored = await writer.stored()
      expect(stored).toBeGreaterThanOrEqual(acknowledged[at] ?? 0)
      expect(stored).toBeLessThanOrEqual(writer.sent)
    }
  }
  for (const writer of writers) writer.stop()
  await running
  for (const writer of writers) expect(await writer.stored()).toBeGreaterThanOrEqual(writer.acknowledged)
})
