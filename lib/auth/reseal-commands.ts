import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { listSealed } from './sealed-queries'
import { resealTotp } from './sealed-totp'

/**
 * Seals with the present secret what the one before it has sealed: after the next change nobody could open that any more.
 * Returns how many second factors those were; safe to run twice at once, or again after a crash.
 */
export async function resealFactors(): Promise<number> {
  if (env.AUTH_SECRET_PREVIOUS === undefined) return 0
  let renewed = 0
  for (const { id, sealed } of await listSealed()) {
    const again = resealTotp(sealed)
    if (again === null) continue
    // Whoever has set up another app meanwhile keeps that one.
    const { count } = await db.user.updateMany({
      where: { id, totpSealed: sealed },
      data: { totpSealed: again },
    })
    renewed += count
  }
  return renewed
}
