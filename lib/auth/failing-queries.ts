import { db } from '@/lib/db/client'
import { getSecurityRules } from '@/lib/security/queries'
import { accountKey } from './limits'

/** Wrong passwords and codes that count against somebody now, and until when that locks them anywhere. */
export type Failing = { count: number; lockedUntil: Date | null }

type Person = { id: number; email: string }

const MOST_DEVICES = 1000

/** How sign-ins of these people fail now, in unknown browsers, in their own and at the second factor; by their ids. */
export async function readFailing(people: readonly Person[], now: Date): Promise<Map<number, Failing>> {
  const devices = await db.userDevice.findMany({
    where: { userId: { in: people.map(({ id }) => id) } },
    orderBy: { lastUsedAt: 'desc' },
    take: MOST_DEVICES,
    select: { id: true, userId: true },
  })
  const owners = new Map<string, number>()
  for (const { id, email } of people) {
    owners.set(accountKey({ email, deviceId: null }), id)
    owners.set(`factor:${id}`, id)
  }
  for (const { id, userId } of devices) owners.set(accountKey({ email: '', deviceId: id }), userId)
  const limits = await db.signInLimit.findMany({
    where: { key: { in: [...owners.keys()] }, expire: { gt: BigInt(now.getTime()) }, points: { gt: 0 } },
    take: owners.size,
    select: { key: true, points: true, expire: true },
  })
  const { lockAfter } = await getSecurityRules()
  const failing = new Map<number, Failing>()
  for (const { key, points, expire } of limits) {
    const id = owners.get(key) ?? 0
    const { count, lockedUntil } = failing.get(id) ?? { count: 0, lockedUntil: null }
    const ends = points >= lockAfter && expire !== null ? new Date(Number(expire)) : null
    const later = ends && (lockedUntil === null || ends > lockedUntil) ? ends : lockedUntil
    failing.set(id, { count: count + Math.min(points, lockAfter), lockedUntil: later })
  }
  return failing
}
