import { hasFactor } from '@/lib/auth/factor-rules'
import { readFailing } from '@/lib/auth/failing-queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { countWork } from '@/lib/handover/load-queries'

const MOST_SESSIONS = 50

/** Everything about one account but its secrets; null when there is none of this number, or the actor may not know. */
export async function getPerson(actor: Actor, id: number, now: Date) {
  if (!can(actor, 'user.manage')) return null
  const person = await db.user.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, email: true, name: true, role: true, active: true, createdAt: true, lastSignInAt: true },
      ...{ passwordChangedAt: true, passwordGiven: true, totpSince: true },
      columns: { select: { columnId: true } },
      _count: { select: { passkeys: true, identities: true, recoveryCodes: { where: { usedAt: null } } } },
      sessions: {
        where: { revokedAt: null, expiresAt: { gt: now }, idleUntil: { gt: now } },
        orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
        take: MOST_SESSIONS,
        select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
      },
    },
  })
  if (!person) return null
  const [failing, work] = await Promise.all([readFailing([person], now), countWork(db, id)])
  const { _count, columns, ...rest } = person
  return {
    ...rest,
    self: actor.id === id,
    /** The columns that they are limited to; none means all. */
    columnIds: columns.map(({ columnId }) => columnId),
    factor: hasFactor(person),
    linked: _count.identities > 0,
    passkeys: _count.passkeys,
    codesLeft: _count.recoveryCodes,
    failing: failing.get(id) ?? { count: 0, lockedUntil: null },
    work,
  }
}

export type PersonDetail = NonNullable<Awaited<ReturnType<typeof getPerson>>>
