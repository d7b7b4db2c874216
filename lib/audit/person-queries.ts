import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/db/generated/client'
import { pageOf } from './queries'

type Person = { id: number; email: string }

const FEW = 20
const REFUSALS = ['session.refuse', 'session.lock', 'session.refuse-code', 'session.refuse-proof']

/**
 * What somebody did and what was done to their account, the newest first. Each half is read by its own index as far as a page
 * goes: one condition over both would look at everything that somebody busy has ever done.
 */
export async function personTrail(actor: Actor, { id }: Person, before: number | undefined) {
  if (!can(actor, 'audit.read')) return { rows: [], next: null }
  const below = before === undefined ? Prisma.empty : Prisma.sql`AND x.id < ${before}`
  const halves = [
    Prisma.sql`x.actor_id = ${id}`,
    Prisma.sql`x.subject = 'user' AND x.subject_id = ${String(id)}`,
  ].map(
    (half) =>
      Prisma.sql`(SELECT x.id FROM audit_events x WHERE ${half} ${below} ORDER BY x.id DESC LIMIT ${FEW + 1})`,
  )
  return pageOf(Prisma.sql`e.id IN (${Prisma.join(halves, ' UNION ')})`, before, { whole: true, size: FEW })
}

/** The last times that somebody was turned away with this account, the newest first. */
export async function listRefusals(actor: Actor, { id, email }: Person) {
  if (!can(actor, 'audit.read')) return []
  const halves = [
    Prisma.sql`x.subject = 'email' AND x.subject_id = ${email}`,
    Prisma.sql`x.subject = 'user' AND x.subject_id = ${String(id)}`,
  ].map(
    (half) => Prisma.sql`(SELECT x.id FROM audit_events x WHERE ${half} AND x.action = ANY (${REFUSALS})
      ORDER BY x.id DESC LIMIT ${FEW})`,
  )
  const where = Prisma.sql`e.id IN (${Prisma.join(halves, ' UNION ')})`
  return (await pageOf(where, undefined, { whole: true, size: FEW })).rows
}
