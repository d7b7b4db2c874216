import { createHash } from 'node:crypto'
import { db } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import type { Attempt } from './attempt'
import { refusal } from './problems'

/** Each way to the provider and back leads in once, however often its address is opened. */
export async function useUp({ state, until }: Attempt): Promise<void> {
  const stateHash = createHash('sha256').update(state).digest('hex')
  await db.ssoReturn
    .create({ data: { stateHash, expiresAt: new Date(until) }, select: { stateHash: true } })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? refusal('SSO_AGAIN') : error
    })
}

/** Forgets ways to a provider and back that are too old to be gone again. */
export async function pruneReturns(now: Date): Promise<void> {
  await db.ssoReturn.deleteMany({ where: { expiresAt: { lt: now } } })
}
