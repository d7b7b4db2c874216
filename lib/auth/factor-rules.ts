import type { Role } from '@/lib/db/generated/enums'
import type { SecuritySettings } from '@/lib/security/schema'

const DAY = 86_400_000

type Standing = { role: Role; hasFactor: boolean; factorAskedAt: Date | null }
type Rules = Pick<SecuritySettings, 'secondFactorRoles' | 'factorGraceDays'>

/** Whether an account has a second factor: an app, or a key. */
export const hasFactor = ({ totpSince, _count }: { totpSince: Date | null; _count: { passkeys: number } }) =>
  totpSince !== null || _count.passkeys > 0

/** Whether a role needs a second factor. */
export const needsFactor = (role: Role, { secondFactorRoles }: Rules): boolean =>
  secondFactorRoles.includes(role)

/**
 * Until when somebody may go on without a second factor that their role needs; null when they need none, or have one. The
 * days count from the first sign-in at which it was missing.
 */
export function factorDueAt(
  { role, hasFactor, factorAskedAt }: Standing,
  rules: Rules,
  now: Date,
): Date | null {
  if (hasFactor || !needsFactor(role, rules)) return null
  return new Date((factorAskedAt ?? now).getTime() + rules.factorGraceDays * DAY)
}
