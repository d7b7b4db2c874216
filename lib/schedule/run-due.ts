import { isAppError } from '@/lib/errors'
import { log } from '@/lib/server/log'
import { failSchedule, runSchedule } from './commands'
import { type DueSchedule, listDueSchedules } from './queries'

const BATCH = 50

type Outcome = 'kept' | 'settled' | 'waits'

/** How often this process has tried in vain to keep an appointment that still waits. */
const triesInVain = new Map<number, number>()

/**
 * Keeps every appointment that is due, oldest first, batch by batch; returns how many this call kept. Safe to run
 * in several processes at once: the row decides who is first. A refused appointment (AppError) is marked as failed.
 * After any other error it stays as it is, the sweep goes on behind it, and every later sweep tries it again.
 */
export async function runDue(now: Date): Promise<number> {
  let kept = 0
  let last: DueSchedule | null = null
  const waiting = new Set<number>()
  for (;;) {
    const due: DueSchedule[] = await listDueSchedules(now, BATCH, last)
    if (due.length === 0) break
    for (const one of due) {
      last = one
      const outcome = await keep(one.id, now)
      if (outcome === 'kept') kept++
      if (outcome !== 'waits') continue
      waiting.add(one.id)
      // Asking for the rest anew ends the sweep when the trouble is the database itself.
      break
    }
  }
  for (const id of triesInVain.keys()) if (!waiting.has(id)) triesInVain.delete(id)
  return kept
}

/** Tries one appointment; never throws. */
async function keep(scheduleId: number, now: Date): Promise<Outcome> {
  try {
    return (await runSchedule(scheduleId, now).catch((error) => refuse(scheduleId, error, now)))
      ? 'kept'
      : 'settled'
  } catch (error) {
    const tries = (triesInVain.get(scheduleId) ?? 0) + 1
    triesInVain.set(scheduleId, tries)
    log.error({ err: error, scheduleId, tries }, 'schedule could not be kept yet; it will be tried again')
    return 'waits'
  }
}

async function refuse(scheduleId: number, error: unknown, now: Date): Promise<false> {
  if (!isAppError(error)) throw error
  log.error({ err: error, scheduleId }, 'schedule was refused')
  await failSchedule(scheduleId, error, now)
  return false
}
