import { expect, test } from 'vitest'
import { type Job, runJobs } from './loop'

/** Runs one job until it has run so often; gives the ms between the beginnings of its runs. */
async function gaps(times: number, job: Omit<Job, 'name' | 'run'> & { run?: Job['run'] }): Promise<number[]> {
  const stop = new AbortController()
  const began: number[] = []
  const run = async (now: Date) => {
    began.push(performance.now())
    if (began.length >= times) stop.abort()
    await job.run?.(now)
  }
  await runJobs([{ ...job, name: 'tried', run }], stop.signal)
  return began.slice(1).map((at, n) => at - (began[n] ?? 0))
}

test('a job pauses its own time, and no longer than until something falls due', async () => {
  const [usual = 0] = await gaps(2, { every: 300, next: async () => null })
  expect(usual).toBeGreaterThanOrEqual(299)
  const [early = 0] = await gaps(2, { every: 60_000, next: async (after) => new Date(after.getTime() + 50) })
  expect(early).toBeGreaterThanOrEqual(48)
  const [far = 0] = await gaps(2, { every: 100, next: async (after) => new Date(after.getTime() + 60_000) })
  expect(far).toBeGreaterThanOrEqual(99)
  await gaps(2, { every: 60_000, next: async (after) => new Date(after.getTime() + 1) })
})

test('a job that fails, or does not learn what is next, is tried again within its patience', async () => {
  const fails = { every: 60_000, patience: 50 }
  const refuse = async () => {
    throw new Error('the database is away')
  }
  await gaps(3, { ...fails, run: refuse })
  await gaps(3, { ...fails, next: refuse })
})
