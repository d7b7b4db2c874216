import type { Role } from '@/lib/db/generated/enums'
import type { SecuritySettings } from '@/lib/security/schema'
import { readGrants } from './grants'
import { GRANTS, type Permission } from './permissions'

const DAY = 86_400_000

/** By what somebody's role is known here: a role of the newsroom's own by what it stands on and what it grants. */
type Held = { role: Role; customRole: { grants: unknown } | null }
type Standing = Held & { hasFactor: boolean; factorAskedAt: Date | null }
type Rules = Pick<SecuritySettings, 'secondFactorRoles' | 'factorGraceDays'>

/** Whether an account has a second factor: an app, or a key. */
export const hasFactor = ({ totpSince, _count }: { totpSince: Date | null; _count: { passkeys: number } }) =>
  totpSince !== null || _count.passkeys > 0

/**
 * Whether a role needs a second factor. A role of the newsroom's own does when the one it was made from does, and when it
 * grants anything that no built-in role may without one.
 */
export function needsFactor({ role, customRole }: Held, { secondFactorRoles }: Rules): boolean {
  const needs = (one: Role) => secondFactorRoles.includes(one)
  if (needs(role)) return true
  const granted = Object.keys(readGrants(customRole?.grants)) as Permission[]
  return granted.some((permission) => (Object.keys(GRANTS[permission]) as Role[]).every(needs))
}

/**
 * Until when somebody may go on without a second factor that their role needs; null when they need none, or have one. The
 * days count from the first sign-in at which it was missing.
 */
export function factorDueAt(
  { hasFactor, factorAskedAt, ...held }: Standing,
  rules: Rules,
  now: Date,
): Date | null {
  if (hasFactor || !needsFactor(held, rules)) return null
  return new Date((factorAskedAt ?? now).getTime() + rules.factorGraceDays * DAY)
}
