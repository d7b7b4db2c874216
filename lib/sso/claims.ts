import { z } from 'zod'
import type { SsoSettings } from './settings'

/** What a provider says of somebody: who they are to it, the address it has verified, and how they proved themselves. */
export type Identity = {
  issuer: string
  subject: string
  /** Null when there is none, or when the provider has not verified it. */
  email: string | null
  secondFactor: boolean
  /** When they proved themselves to it; null when it does not say. */
  provenAt: Date | null
}

/** More seconds than these are no date (ECMA-262 §21.4.1.1). */
const MOST_SECONDS = 8.64e12

/** The fields that are looked at. What is of another kind counts as not there. */
export const claimsSchema = z.object({
  iss: z.string().min(1).max(500),
  sub: z.string().regex(/^\P{Cc}{1,255}$/u),
  email: z.string().optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
  acr: z.string().optional().catch(undefined),
  auth_time: z.number().int().positive().max(MOST_SECONDS).optional().catch(undefined),
})
export type Claims = z.output<typeof claimsSchema>

const address = z.email().max(254)

/**
 * An address as accounts have it. One that only looks like another after Unicode is folded is nobody’s: who may name
 * themselves at the provider must not become somebody else here.
 */
function plainEmail(text: string): string | null {
  return text.normalize('NFKC') === text && address.safeParse(text).success ? text.toLowerCase() : null
}

const KNOWN = new Set(['pwd', 'pin', 'kba'])
const HELD = new Set(['otp', 'sms', 'tel', 'hwk', 'swk', 'sc', 'pop', 'fpt', 'face', 'iris', 'retina', 'vbm'])
const STRONG = new Set([
  'phr',
  'phrh',
  'https://refeds.org/profile/mfa',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
])

/** Whether the provider says that there were two factors (RFC 8176, and the names that are usual for `acr`). */
export function saysTwoFactors({ amr = [], acr }: Pick<Claims, 'amr' | 'acr'>): boolean {
  if (amr.includes('mfa') || (acr !== undefined && STRONG.has(acr))) return true
  return amr.some((one) => KNOWN.has(one)) && amr.some((one) => HELD.has(one))
}

/** Who the claims say it is. Nothing but the issuer and its `sub` names a person; the address only introduces them. */
export function identityOf(claims: Claims): Identity {
  const { iss, sub, email, email_verified, auth_time } = claims
  return {
    issuer: iss,
    subject: sub,
    email: email !== undefined && email_verified === true ? plainEmail(email) : null,
    secondFactor: saysTwoFactors(claims),
    provenAt: auth_time === undefined ? null : new Date(auth_time * 1000),
  }
}

/** Whether somebody may come in at all: where one domain is set, its verified addresses alone. */
export function mayEnter({ email }: Identity, { emailDomain }: Pick<SsoSettings, 'emailDomain'>): boolean {
  return emailDomain === '' || (email?.endsWith(`@${emailDomain.toLowerCase()}`) ?? false)
}

/** How far the provider's clock may be behind ours (milliseconds). */
const CLOCKS = 60_000

/** Whether they proved themselves to the provider for this: not before `begun`, and not merely known from earlier. */
export const isProvenSince = ({ provenAt }: Identity, begun: number): boolean =>
  provenAt !== null && provenAt.getTime() >= begun - CLOCKS
