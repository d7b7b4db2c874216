import { z } from 'zod'
import { seal, unseal } from '@/lib/auth/seal'
import type { SsoSettings } from './settings'

/** How long the way to the provider and back may take (milliseconds). */
export const ATTEMPT_LASTS = 10 * 60_000

const PURPOSE = 'single sign-on'

/** What a browser carries on the way to the provider and back, sealed. */
const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  callbackUrl: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  /** Somebody who is in already shows once more that it is them. */
  again: z.boolean(),
  until: z.number(),
})
export type Attempt = z.output<typeof attempt>

type Provider = Pick<SsoSettings, 'issuer' | 'clientId'>

/** Seals an attempt for the cookie of the browser that makes it. */
export const sealAttempt = (content: Attempt, secret: string): string =>
  seal(JSON.stringify(content), secret, PURPOSE)

/** The attempt in a cookie; null unless it was sealed here, for this provider, a moment ago. */
export function openAttempt(
  sealed: string,
  secret: string,
  { issuer, clientId }: Provider,
  now: Date,
): Attempt | null {
  const text = unseal(sealed, secret, PURPOSE)
  if (text === null) return null
  const { data } = attempt.safeParse(JSON.parse(text))
  if (!data || data.until <= now.getTime()) return null
  return data.issuer === issuer && data.clientId === clientId ? data : null
}
