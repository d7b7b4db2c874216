import { db } from '@/lib/db/client'
import { countOverdue } from '@/lib/schedule/queries'
import type { Health } from './alarm'

const WORKER_SILENT_SECONDS = 15
/** An appointment may take so long before it counts as overdue. */
export const OVERDUE_GRACE_SECONDS = 5

/** How the parts are. Never throws: a database that is away is an answer. */
export async function readHealth(now: Date): Promise<Health> {
  try {
    const [heartbeat, overdue] = await Promise.all([
      db.heartbeat.findUnique({ where: { name: 'worker' }, select: { at: true } }),
      countOverdue(now, OVERDUE_GRACE_SECONDS),
    ])
    const secondsAgo = heartbeat
      ? Math.max(0, Math.round((now.getTime() - heartbeat.at.getTime()) / 1000))
      : null
    const status = secondsAgo !== null && secondsAgo <= WORKER_SILENT_SECONDS ? 'ok' : 'silent'
    return {
      ok: status === 'ok' && overdue === 0,
      web: 'ok',
      database: 'ok',
      worker: { status, secondsAgo },
      overdue,
    }
  } catch {
    return {
      ok: false,
      web: 'ok',
      database: 'unreachable',
      worker: { status: 'silent', secondsAgo: null },
      overdue: null,
    }
  }
}
