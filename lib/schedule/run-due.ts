import { log } from '@/lib/server/log'
import { isDatabaseAway } from '@/lib/server/unexpected'
import { failSchedule, runSchedule } from './commands'
import { listDueScheduleIds } from './queries'

const BATCH = 50

/**
 * Keeps every appointment that is due, oldest first, batch by batch; returns how many this call kept. Safe to run
 * in several processes at once: the row decides who is first. An appointment that cannot be kept is marked and
 * passed over; a failing database ends the sweep, and the next one goes on.
 */
export async function runDue(now: Date): Promise<number> {
  let kept = 0
  for (;;) {
    const ids = await listDueScheduleIds(now, BATCH)
    for (const id of ids) {
      try {
        if (await runSchedule(id, now)) kept++
      } catch (error) {
        if (isDatabaseAway(error)) throw error
        log.error({ err: error, scheduleId: id }, 'schedule could not be kept')
        await failSchedule(id, error, now)
      }
    }
    if (ids.length < BATCH) return kept
  }
}
