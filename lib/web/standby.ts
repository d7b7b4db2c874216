import { readHealth } from '@/lib/health/queries'
import { deliverOutbox } from '@/lib/outbox/deliver'
import { runDue } from '@/lib/schedule/run-due'
import { runJobs } from '@/lib/worker/loop'

/**
 * Keeps appointments while no worker says that it is alive, whether or not somebody reads, and tells the caches in front:
 * what is due must appear even then.
 */
async function standIn(now: Date): Promise<void> {
  const { database, worker } = await readHealth(now)
  if (database !== 'ok' || worker.status !== 'silent') return
  await runDue(now)
  await deliverOutbox(now)
}

/** Starts standing by, until `stop` is aborted. */
export function startStandby(stop: AbortSignal): Promise<void> {
  return runJobs([{ name: 'stand in for the worker', every: 2_000, run: standIn }], stop)
}
