import { db, type Tx, transaction } from '@/lib/db/client'
import { mailIsOn } from '@/lib/env'
import { DIGEST_HOUR } from '@/lib/notifications/settings'
import { siteDate, siteTime } from '@/lib/time'
import { addresseeOf } from './delivery-commands'
import { whereDigest } from './letter-queries'

const DAY = 86_400_000
/** What is older is no news, however long nobody was there to send it. */
const OLDEST = 7 * DAY
const BATCH = 100

/**
 * Queues the daily digest of everybody whose hour has come today in the site's zone: once a day, and only when there is
 * something to tell. Late when the worker was. Returns how many there were.
 */
export async function queueDigests(now: Date): Promise<number> {
  if (!mailIsOn()) return 0
  const today = siteDate(now)
  const due = await db.$queryRaw<{ id: number }[]>`
    SELECT u.id FROM users u LEFT JOIN notice_settings s ON s.user_id = u.id
    WHERE u.active AND coalesce(s.digest_hour, ${DIGEST_HOUR}) <= ${Number(siteTime(now).slice(0, 2))}
      AND (s.digest_day IS NULL OR s.digest_day < ${today}::date)
    ORDER BY u.id LIMIT ${BATCH}`
  let queued = 0
  for (const { id } of due) if (await queueDigest(id, today, now)) queued++
  return queued
}

/** Settles one person's digest of today, in one transaction that of two workers one wins. */
function queueDigest(userId: number, today: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO notice_settings (user_id) VALUES (${userId}) ON CONFLICT DO NOTHING`
    const [row] = await tx.$queryRaw<{ done: boolean; first: boolean; upTo: bigint }[]>`
      SELECT coalesce(digest_day >= ${today}::date, false) AS done, digest_day IS NULL AS first, digest_up_to AS "upTo"
      FROM notice_settings WHERE user_id = ${userId} FOR UPDATE`
    if (!row || row.done) return false
    const upToId = await newestOf(tx, userId)
    await tx.$executeRaw`
      UPDATE notice_settings SET digest_day = ${today}::date, digest_up_to = ${upToId} WHERE user_id = ${userId}`
    // The first one is no report of everything that ever was.
    const since = new Date(now.getTime() - (row.first ? DAY : OLDEST))
    const span = { afterId: row.upTo, upToId }
    const oldest = await tx.notification.findFirst({
      where: { ...whereDigest(await addresseeOf(userId), span), createdAt: { gte: since } },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
    if (!oldest) return false
    await tx.mail.create({
      data: { kind: 'DIGEST', userId, afterId: oldest.id - 1n, upToId, nextAt: now, createdAt: now },
      select: { id: true },
    })
    return true
  })
}

async function newestOf(tx: Tx, userId: number): Promise<bigint> {
  const newest = await tx.notification.findFirst({
    where: { userId },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  return newest?.id ?? 0n
}
