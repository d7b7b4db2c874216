import { db } from '@/lib/db/client'
import { openTotp } from './sealed-totp'

/** Every account with an app, and what its codes are made from as it is kept. Of the staff: few enough to be read at once. */
export async function listSealed(): Promise<{ id: number; sealed: string }[]> {
  const users = await db.user.findMany({
    where: { totpSealed: { not: null } },
    select: { id: true, totpSealed: true },
  })
  return users.map(({ id, totpSealed }) => ({ id, sealed: totpSealed ?? '' }))
}

/** How many second factors nobody can open, because the secret is not the one they were sealed with. */
export async function countLostFactors(): Promise<number> {
  return (await listSealed()).filter(({ sealed }) => openTotp(sealed) === null).length
}
