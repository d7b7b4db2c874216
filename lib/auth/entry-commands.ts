import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { getSecurityRules } from '@/lib/security/queries'
import { factorDueAt, hasFactor } from './factor-rules'
import { beginSecondStep } from './second-step-commands'
import { type From, type Opened, openSession } from './session-commands'

/** What has to be known of somebody who has just said who they are. */
export const STANDING = {
  id: true,
  name: true,
  role: true,
  customRole: { select: { grants: true } },
  totpSince: true,
  factorAskedAt: true,
  _count: { select: { passkeys: true } },
} as const

export type Standing = {
  id: number
  name: string
  role: Role
  customRole: { grants: unknown } | null
  totpSince: Date | null
  factorAskedAt: Date | null
  _count: { passkeys: number }
}

/** An open session, or the token of a step that still waits for the second factor. */
export type SignedIn = Opened | { step: string }

type How = {
  /** The password has to be changed before anything else. */
  owesPassword?: boolean
  /** Another provider has said who it is. */
  sso?: boolean
  /** There was a second factor already. */
  factorDone?: boolean
  /** When they proved themselves, where that was before. */
  provenAt?: Date
}

/** Whether a role's second factor is missing for too long; the first time it is missing is noted. */
async function owesFactor(person: Standing, now: Date): Promise<boolean> {
  const { id, factorAskedAt } = person
  const rules = await getSecurityRules()
  const dueAt = factorDueAt({ ...person, hasFactor: hasFactor(person) }, rules, now)
  if (dueAt !== null && factorAskedAt === null)
    await db.user.updateMany({ where: { id, factorAskedAt: null }, data: { factorAskedAt: now } })
  return dueAt !== null && dueAt <= now
}

/** Goes on from the first proof, whichever it was: into a session, or to the second factor. */
export async function goOn(
  person: Standing,
  from: From,
  now: Date,
  { owesPassword = false, sso = false, factorDone = false, provenAt = now }: How,
): Promise<SignedIn> {
  const { id, name, role } = person
  if (hasFactor(person) && !factorDone) return { step: await beginSecondStep(id, { owesPassword, sso }, now) }
  const owed = { owesPassword, owesFactor: !factorDone && (await owesFactor(person, now)) }
  return openSession({ id, name, role }, from, now, {
    ...owed,
    sso,
    provenAt: provenAt < now ? provenAt : now,
  })
}
