import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { daysLeft, rulesInWords, whyChange } from './password-rules'
import { readSecuritySettings, SECURITY_SETTINGS_KEY, type SecuritySettings } from './schema'

/** The rules of signing in as they hold now. */
export async function getSecurityRules(): Promise<SecuritySettings> {
  const row = await db.setting.findUnique({
    where: { key: SECURITY_SETTINGS_KEY },
    select: { value: true },
  })
  return readSecuritySettings(row?.value)
}

/** The same for changing them; null for who may not. */
export async function getSecurityRulesFor(actor: Actor): Promise<SecuritySettings | null> {
  return can(actor, 'security.manage') ? getSecurityRules() : null
}

export type PasswordState = {
  /** What a password must be like, in a sentence. */
  rules: string
  /** Days until it has to be changed; null when it never has. */
  daysLeft: number | null
  why: 'given' | 'old' | null
}

/** How the actor's own password stands. */
export async function getPasswordState(actor: Actor, now: Date): Promise<PasswordState> {
  const rules = await getSecurityRules()
  const user =
    actor.id === null
      ? null
      : await db.user.findUnique({
          where: { id: actor.id },
          select: { role: true, passwordGiven: true, passwordChangedAt: true },
        })
  if (!user) return { rules: '', daysLeft: null, why: null }
  return {
    rules: rulesInWords(user.role, rules),
    daysLeft: daysLeft(user.passwordChangedAt, rules.maxAgeDays, now),
    why: whyChange(user, rules, now),
  }
}
