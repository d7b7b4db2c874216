import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { siteDate } from '@/lib/time'
import { KEPT_DAYS } from './chain'
import { type AuditFilter, momentsOf } from './filter'
import { matches } from './queries'
import { recordEvent } from './record'

const DAY = 86_400_000
const MOST_ROWS = 100_000
const BATCH = 5_000

type Extent = { count: number; oldest: Date | null; newest: bigint | null }

async function extentOf(tx: Tx, filter: AuditFilter): Promise<Extent> {
  const [extent] = await tx.$queryRaw<Extent[]>`
    SELECT count(*)::int AS count, min(at) AS oldest, max(id) AS newest FROM (
      SELECT e.id, e.at FROM audit_events e WHERE ${matches(filter)} ORDER BY e.id DESC LIMIT ${MOST_ROWS + 1}) AS found`
  return extent ?? { count: 0, oldest: null, newest: null }
}

/** Records that the log is carried away, and says up to which event; INVALID when it would be nothing or too much. */
export async function beginExport(
  actor: Actor,
  filter: AuditFilter,
  now: Date,
): Promise<{ newest: bigint; count: number }> {
  authorise(actor, 'audit.read')
  return transaction(async (tx) => {
    const { count, oldest, newest } = await extentOf(tx, filter)
    if (newest === null || oldest === null)
      throw new AppError('INVALID', '没有符合条件的记录可以导出，请放宽筛选。')
    const { since, until } = momentsOf(filter)
    const days = ((until ?? now).getTime() - (since ?? oldest).getTime()) / DAY
    if (days > KEPT_DAYS)
      throw new AppError(
        'INVALID',
        `一次最多导出 ${KEPT_DAYS} 天的记录，请把“从”和“到”定在 ${KEPT_DAYS} 天以内，分几次导出。`,
      )
    if (count > MOST_ROWS)
      throw new AppError('INVALID', '一次最多导出 10 万条记录，请缩短日期或再加筛选，分几次导出。')
    await recordEvent(tx, {
      actor,
      action: 'audit.export',
      subject: 'audit',
      subjectId: 'log',
      data: { rows: count, filter: JSON.parse(JSON.stringify(filter)) },
    })
    return { newest, count }
  })
}

/**
 * Deletes access records (`session.*`) from before a day that lies at least 184 days back, in batches, each of them an
 * event of its own that says how many went. Everything else stays for ever. Returns how many there were.
 */
export async function pruneEvents(actor: Actor, before: Date, now: Date): Promise<number> {
  authorise(actor, 'audit.prune')
  const latest = new Date(now.getTime() - KEPT_DAYS * DAY)
  if (before > latest)
    throw new AppError(
      'INVALID',
      `日志至少保留 ${KEPT_DAYS} 天：最多只能清理 ${siteDate(latest)} 以前的登录记录，请把日期改早。`,
    )
  let all = 0
  for (;;) {
    const count = await transaction((tx) => pruneBatch(tx, actor, before))
    all += count
    if (count < BATCH) return all
  }
}

async function pruneBatch(tx: Tx, actor: Actor, before: Date): Promise<number> {
  // What the trigger asks for; it holds until the transaction ends.
  await tx.$queryRaw`SELECT set_config('qingyan.audit_prune', 'on', true)`
  const gone = await tx.$queryRaw<{ id: bigint }[]>`
    DELETE FROM audit_events WHERE id IN (
      SELECT id FROM audit_events WHERE split_part(action, '.', 1) = 'session' AND at < ${before}
      ORDER BY at, id LIMIT ${BATCH} FOR UPDATE)
    RETURNING id`
  if (gone.length === 0) return 0
  await recordEvent(tx, {
    actor,
    action: 'audit.prune',
    subject: 'audit',
    subjectId: 'log',
    data: { before: before.toISOString(), count: gone.length },
  })
  return gone.length
}
