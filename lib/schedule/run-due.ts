import { isAppError } from '@/lib/errors'
import { log } from '@/lib/server/log'
import type { Claim } from './queries'
import { failSchedule, keepNext } from './run-commands'

/** Later than this (ms) is worth a line in the log of its own. */
const LATE = 5_000

/** How often this process has tried in vain to keep an appointment that still waits. */
const triesInVain = new Map<number, number>()

/**
 * Keeps every appointment that is due, oldest first; returns how many this call kept. Safe to run in several processes
 * at once: each takes what no other holds. A refused appointment (AppError) is marked as failed. After any other error
 * it stays as it is, the sweep goes on behind it, and every later sweep tries it again.
 */
export async function runDue(now: Date): Promise<number> {
  let kept = 0
  let last: Claim | null = null
  const waiting = new Set<number>()
  for (;;) {
    // Throws, and so ends the sweep, when the trouble is the database itself.
    const step = await keepNext(now, last)
    if (!step) break
    last = step.claim
    if (step.error === null) {
      kept++
      tell(step.claim, now)
    } else if (!(await refuse(step.claim, step.error, now))) {
      waiting.add(step.claim.id)
    }
  }
  for (const id of triesInVain.keys()) if (!waiting.has(id)) triesInVain.delete(id)
  return kept
}

/** A piece that was caught up with is told one by one: somebody may have to know which were late, and how much. */
function tell({ id, articleId, action, dueAt }: Claim, now: Date): void {
  const late = now.getTime() - dueAt.getTime()
  const facts = { scheduleId: id, articleId, kind: action, dueAt: dueAt.toISOString() }
  if (late > LATE) log.warn({ ...facts, lateSeconds: Math.round(late / 1000) }, 'appointment caught up with')
  else log.info(facts, 'appointment kept')
}

/** What to do with one that was not kept; false when it waits on. */
async function refuse({ id: scheduleId }: Claim, error: unknown, now: Date): Promise<boolean> {
  if (isAppError(error)) {
    log.error({ err: error, scheduleId }, 'schedule was refused')
    return failSchedule(scheduleId, error, now).then(
      () => true,
      (failure) => wait(scheduleId, failure),
    )
  }
  return wait(scheduleId, error)
}

function wait(scheduleId: number, error: unknown): false {
  const tries = (triesInVain.get(scheduleId) ?? 0) + 1
  triesInVain.set(scheduleId, tries)
  log.error({ err: error, scheduleId, tries }, 'schedule could not be kept yet; it will be tried again')
  return false
}
