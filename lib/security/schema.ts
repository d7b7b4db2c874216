import { z } from 'zod'
import { Role } from '@/lib/db/generated/enums'
import { seen } from '@/lib/id'

/** The key under which the rules of signing in are stored. */
export const SECURITY_SETTINGS_KEY = 'security'

const whole = (least: number, most: number) => {
  const message = `请填写 ${least} 到 ${most} 的整数`
  return z.coerce.number(message).int(message).min(least, message).max(most, message)
}

/** The rules of signing in; every one has a default, which is what assessors of 等保 ask for. */
export const securitySettings = z.object({
  /** Characters of a password, and of one of somebody who manages others. */
  minLength: whole(8, 64).default(8),
  adminMinLength: whole(8, 64).default(12),
  /** How many of: small letters, capitals, digits, signs. */
  classes: whole(1, 4).default(3),
  /** Days until a password must be changed; never when 0. */
  maxAgeDays: whole(0, 3650).default(90),
  /** How many former passwords may not be taken again. */
  history: whole(0, 24).default(5),
  /** Whether a password that somebody else gave must be changed at the first sign-in. */
  firstChange: z.boolean().default(true),
  /** After how many wrong passwords an account is locked, and for how many minutes. */
  lockAfter: whole(3, 20).default(5),
  lockMinutes: whole(5, 1440).default(30),
  /** Minutes after which a desk that nobody touches signs out. */
  idleMinutes: whole(5, 240).default(30),
  /** Roles that need a second factor. */
  secondFactorRoles: z.array(z.enum(Role)).default(['ADMIN', 'CHIEF']),
  /** Days in which they may still go on without one. */
  factorGraceDays: whole(0, 90).default(7),
})

export type SecuritySettings = z.output<typeof securitySettings>

/** Stored rules; a field that does not parse counts as not set, so a broken row never weakens them. */
export function readSecuritySettings(stored: unknown): SecuritySettings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const valid = Object.entries(securitySettings.shape).flatMap(([name, field]) => {
    const parsed = field.safeParse(given[name])
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  return securitySettings.parse(Object.fromEntries(valid))
}

/** What the desk sends: every number, and a box that is not sent when it is not ticked. */
export const securityInput = securitySettings.extend({
  secondFactorRoles: z.array(z.enum(Role)).default([]),
  firstChange: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
  seen,
})
export type SecurityInput = z.output<typeof securityInput>
