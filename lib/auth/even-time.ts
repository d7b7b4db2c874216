import { setTimeout as sleep } from 'node:timers/promises'

/** How long a refusal takes at least (milliseconds): longer than any of its reasons, so its time tells none of them. */
export const REFUSAL_TAKES = 300

const rest = (began: number, ms: number) => sleep(Math.max(0, ms - (performance.now() - began)))

/** Does the work; when it throws, the caller hears of it no sooner than `ms` after the beginning. */
export async function refusesEvenly<T>(work: () => Promise<T>, ms = REFUSAL_TAKES): Promise<T> {
  const began = performance.now()
  try {
    return await work()
  } catch (error) {
    await rest(began, ms)
    throw error
  }
}

/** Does the work; the caller hears of its end, good or bad, no sooner than `ms` after the beginning. */
export async function takesAtLeast<T>(work: () => Promise<T>, ms = REFUSAL_TAKES): Promise<T> {
  const began = performance.now()
  const result = await refusesEvenly(work, ms)
  await rest(began, ms)
  return result
}
