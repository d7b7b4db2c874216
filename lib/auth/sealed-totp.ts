import { env } from '@/lib/env'
import { seal, unseal } from './seal'

/** What a stored secret was sealed for. */
export const TOTP = 'totp'

/**
 * What the codes of an app are made from; null when neither the present secret nor the one before has sealed it. The one
 * before opens these also after its hour: they stand in our own database, and nobody signs in by sealing.
 */
export function openTotp(sealed: string): string | null {
  for (const secret of [env.AUTH_SECRET, env.AUTH_SECRET_PREVIOUS]) {
    const opened = secret === undefined ? null : unseal(sealed, secret, TOTP)
    if (opened !== null) return opened
  }
  return null
}

/** The same under the present secret; null when it is already, or nobody can open it. */
export function resealTotp(sealed: string): string | null {
  const { AUTH_SECRET } = env
  if (AUTH_SECRET === undefined || unseal(sealed, AUTH_SECRET, TOTP) !== null) return null
  const opened = openTotp(sealed)
  return opened === null ? null : seal(opened, AUTH_SECRET, TOTP)
}
