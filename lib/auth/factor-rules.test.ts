import { expect, test } from 'vitest'
import type { Role } from '@/lib/db/generated/enums'
import { readSecuritySettings } from '@/lib/security/schema'
import { factorDueAt, needsFactor } from './factor-rules'
import { CODES, hashCode, looksLikeRecoveryCode, newCodes } from './recovery-codes'
import { seal, unseal } from './seal'

const NOW = new Date('2026-03-02T02:00:00Z')
const days = (n: number) => new Date(NOW.getTime() + n * 86_400_000)
const rules = readSecuritySettings(null)

test('a second factor is due a week after it was first asked for, of those whose role needs it (S-23)', () => {
  const due = (
    role: 'ADMIN' | 'CHIEF' | 'EDITOR' | 'AUTHOR',
    factorAskedAt: Date | null,
    hasFactor = false,
  ) => factorDueAt({ role, customRole: null, hasFactor, factorAskedAt }, rules, NOW)
  expect(due('ADMIN', null)).toEqual(days(7))
  expect(due('CHIEF', days(-8))).toEqual(days(-1))
  expect(due('EDITOR', null)).toBeNull()
  expect(due('AUTHOR', days(-8))).toBeNull()
  expect(due('ADMIN', days(-8), true)).toBeNull()
  const all = { secondFactorRoles: ['AUTHOR' as const], factorGraceDays: 0 }
  expect(
    factorDueAt({ role: 'AUTHOR', customRole: null, hasFactor: false, factorAskedAt: null }, all, NOW),
  ).toEqual(NOW)
})

test('a role of the newsroom’s own needs a second factor for what no other may without one (S-23)', () => {
  const needs = (
    role: 'EDITOR' | 'AUTHOR' | 'CHIEF',
    grants: object,
    secondFactorRoles = ['ADMIN', 'CHIEF'],
  ) =>
    needsFactor(
      { role, customRole: { grants } },
      { ...rules, secondFactorRoles: secondFactorRoles as Role[] },
    )
  expect(needs('AUTHOR', { 'desk.enter': 'any', 'article.publish': 'any' })).toBe(false)
  expect(needs('AUTHOR', { 'user.manage': 'any' })).toBe(true)
  expect(needs('EDITOR', { 'settings.manage': 'any' })).toBe(true)
  expect(needs('EDITOR', { 'settings.manage': 'any' }, ['ADMIN'])).toBe(false)
  expect(needs('CHIEF', { 'desk.enter': 'any' })).toBe(true)
  expect(needs('AUTHOR', { 'user.manage': 'any' }, [])).toBe(false)
  expect(needs('AUTHOR', { 'backup.make': 'any', 'no.such': 'any' })).toBe(false)
})

test('recovery codes are ten, all different, known again however they are typed', () => {
  const codes = newCodes()
  expect(new Set(codes).size).toBe(CODES)
  for (const code of codes) {
    expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    expect(looksLikeRecoveryCode(code)).toBe(true)
    expect(hashCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(hashCode(code))
  }
  expect(looksLikeRecoveryCode('123456')).toBe(false)
})

test('what is sealed opens with the same secret for the same purpose alone, and not when it was changed', () => {
  const sealed = seal('JBSWY3DPEHPK3PXP', 'a secret', 'totp')
  expect(sealed).not.toContain('JBSW')
  expect(unseal(sealed, 'a secret', 'totp')).toBe('JBSWY3DPEHPK3PXP')
  expect(unseal(sealed, 'another secret', 'totp')).toBeNull()
  expect(unseal(sealed, 'a secret', 'something else')).toBeNull()
  expect(unseal(`${sealed.slice(0, -2)}AA`, 'a secret', 'totp')).toBeNull()
  expect(unseal('', 'a secret', 'totp')).toBeNull()
  expect(seal('x', 'a secret', 'totp')).not.toBe(seal('x', 'a secret', 'totp'))
})
