import { log } from '@/lib/server/log'

export type Job = {
  name: string
  every: number
  /** The longest pause after failures (ms), where five seconds are too long. */
  patience?: number
  run: (now: Date) => Promise<unknown>
}

const PATIENCE = 5_000

/**
 * Runs every job again and again, each at its own pace and never twice at once, until `stop` is aborted;
 * resolves when the last running job has finished. A failing job is logged and tried again later.
 */
export async function runJobs(jobs: Job[], stop: AbortSignal): Promise<void> {
  await Promise.all(jobs.map((job) => repeat(job, stop)))
}

async function repeat(job: Job, stop: AbortSignal): Promise<void> {
  let failures = 0
  while (!stop.aborted) {
    try {
      await job.run(new Date())
      failures = 0
    } catch (error) {
      failures++
      log.error({ err: error, job: job.name, failures }, 'job failed')
    }
    const longest = job.patience ?? PATIENCE
    const backoff = failures === 0 ? job.every : Math.min(longest, Math.max(job.every, 250 * 2 ** failures))
    // After a failure at uneven intervals: what many depend on does not get them all back at the same moment.
    await pause(failures === 0 ? backoff : backoff * (0.5 + Math.random() / 2), stop)
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      stop.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    stop.addEventListener('abort', done)
  })
}
