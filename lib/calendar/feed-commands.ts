import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import type { Actor } from '@/lib/auth/permissions'
import { hashToken, newToken } from '@/lib/auth/token'
import { db, transaction } from '@/lib/db/client'
import { feedPath, TOKEN } from './feed'

/** Makes the actor’s private address of the calendar; an earlier one is useless from now on. It is in the answer and nowhere else. */
export async function shareCalendar(actor: Actor, now: Date): Promise<{ path: string }> {
  authorise(actor, 'desk.enter')
  const userId = actor.id
  if (userId === null) return { path: '' }
  const token = newToken()
  await transaction(async (tx) => {
    const row = { tokenHash: hashToken(token), createdAt: now, lastUsedAt: null }
    await tx.calendarFeed.upsert({
      where: { userId },
      create: { userId, ...row },
      update: row,
      select: { userId: true },
    })
    await recordEvent(tx, { actor, action: 'calendar.share', subject: 'user', subjectId: userId })
  })
  return { path: feedPath(token) }
}

/** Makes the actor’s address useless; doing it twice is doing it once. */
export async function revokeCalendar(actor: Actor): Promise<void> {
  authorise(actor, 'desk.enter')
  const userId = actor.id
  if (userId === null) return
  await transaction(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { userId } })
    if (count === 0) return
    await recordEvent(tx, { actor, action: 'calendar.revoke', subject: 'user', subjectId: userId })
  })
}

/** Whose address it is, and one use more; null for one that is unknown, was revoked, or whose owner may not enter any more. */
export async function openCalendar(token: string, now: Date): Promise<Actor | null> {
  if (!TOKEN.test(token)) return null
  const feed = await db.calendarFeed.findUnique({
    where: { tokenHash: hashToken(token) },
    relationLoadStrategy: 'join',
    select: { userId: true, user: { select: { ...holderSelect, active: true } } },
  })
  if (!feed?.user.active) return null
  await db.calendarFeed.updateMany({ where: { userId: feed.userId }, data: { lastUsedAt: now } })
  const { active: _active, ...person } = holderOf(feed.user)
  return person
}
