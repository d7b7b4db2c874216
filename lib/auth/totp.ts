import { generateSecret, generateURI, verify } from 'otplib'

/** The half minute before and after now counts too: clocks differ. */
const TOLERANCE = 30

/** What an authenticator app makes its codes from: 160 bits as base32. */
export const newTotpSecret = (): string => generateSecret({ length: 20 })

/** What the code on the screen says to an authenticator app. */
export const totpUri = (secret: string, { site, email }: { site: string; email: string }): string =>
  generateURI({ issuer: site, label: email, secret })

/** The half minute that a code belongs to, when it is right and not older than the one used last; null otherwise. */
export async function totpStepOf(
  code: string,
  { secret, after, now }: { secret: string; after: bigint; now: Date },
): Promise<bigint | null> {
  const token = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const result = await verify({
    secret,
    token,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: TOLERANCE,
  })
  if (!result.valid || !('timeStep' in result)) return null
  const step = BigInt(result.timeStep)
  return step > after ? step : null
}
