import { readHealth } from '@/lib/health/queries'
import { runDue } from '@/lib/schedule/run-due'
import { runJobs } from '@/lib/worker/loop'

/** Keeps appointments while no worker says that it is alive: what is due must appear even then. */
async function standIn(now: Date): Promise<void> {
  const { database, worker } = await readHealth(now)
  if (database === 'ok' && worker.status === 'silent') await runDue(now)
}

/** Starts standing by, until `stop` is aborted. */
export function startStandby(stop: AbortSignal): Promise<void> {
  return runJobs([{ name: 'stand in for the worker', every: 2_000, run: standIn }], stop)
}
