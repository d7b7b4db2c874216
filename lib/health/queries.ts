import { db } from '@/lib/db/client'
import { countOverdue } from '@/lib/schedule/queries'

const WORKER_SILENT_SECONDS = 15
const OVERDUE_GRACE_SECONDS = 5

export type Health = {
  ok: boolean
  web: 'ok'
  database: 'ok' | 'unreachable'
  /** Seconds since the worker last said it is alive; null when it never has. */
  worker: { status: 'ok' | 'silent'; secondsAgo: number | null }
  /** Appointments that should have been kept by now. */
  overdue: number | null
}

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
