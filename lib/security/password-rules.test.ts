import { describe, expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords'
import { daysLeft, passwordFault, rulesInWords, whyChange } from './password-rules'
import { readSecuritySettings, securitySettings } from './schema'

const rules = readSecuritySettings(null)
const owner = { role: 'EDITOR', name: '苏荷', email: 'su.hesheng@example.org' } as const
const fault = (password: string, more: object = {}, role: 'ADMIN' | 'EDITOR' = 'EDITOR') =>
  passwordFault(password, { ...owner, role }, { ...rules, ...more })

test('the rules are by default what assessors ask for', () => {
  expect(rules).toEqual({
    minLength: 8,
    adminMinLength: 12,
    classes: 3,
    maxAgeDays: 90,
    history: 5,
    firstChange: true,
    lockAfter: 5,
    lockMinutes: 30,
    idleMinutes: 30,
    secondFactorRoles: ['ADMIN', 'CHIEF'],
    factorGraceDays: 7,
  })
})

test('a stored rule that does not parse is the default, never none', () => {
  expect(readSecuritySettings({ minLength: 0, lockAfter: 'never', classes: 2, firstChange: 0 })).toEqual({
    ...rules,
    classes: 2,
  })
  expect(securitySettings.safeParse({ minLength: 7 }).success).toBe(false)
})

describe('a password', () => {
  test.each([
    ['Tide-7x', '密码至少 8 个字符'],
    ['Tide-72x', null],
    ['tidesand', '密码里小写字母、大写字母、数字、符号至少要有 3 种'],
    ['tidesand7', '密码里小写字母、大写字母、数字、符号至少要有 3 种'],
    ['退潮以后的滩涂a1', null],
    ['SuHesheng-77', '密码里不要有自己的姓名或邮箱'],
    ['苏荷-Tide-77', '密码里不要有自己的姓名或邮箱'],
  ])('%s of an editor: %s', (password, said) => {
    expect(fault(password)).toBe(said)
  })

  test('of an admin is longer, and never shorter than anybody’s', () => {
    expect(fault('Tide-72x', {}, 'ADMIN')).toBe('管理员的密码至少 12 个字符')
    expect(fault('Tide-72x-mud', {}, 'ADMIN')).toBeNull()
    expect(fault('Tide-72x-mud', { minLength: 14 }, 'ADMIN')).toBe('管理员的密码至少 14 个字符')
  })

  test('has its rules told beforehand', () => {
    expect(rulesInWords('ADMIN', rules)).toBe(
      '至少 12 个字符，小写字母、大写字母、数字、符号至少 3 种；不能与最近 5 次用过的相同。几个不相干的词连起来，好记又难猜。',
    )
    expect(rulesInWords('EDITOR', { ...rules, classes: 1, history: 0 })).toBe(
      '至少 8 个字符。几个不相干的词连起来，好记又难猜。',
    )
  })
})

describe('a common password (S-22)', () => {
  test.each([
    'password',
    'P@ssw0rd',
    'Admin@123456',
    'admin123!',
    'Aa123456',
    'Qwerty123456',
    '1qaz2wsx',
    'woaini520!',
    'Monkey2026!',
    '88888888',
    '……………………',
  ])('%s is refused, dressed up or not', (password) => {
    expect(isCommonPassword(password)).toBe(true)
  })

  test.each(['Tide-72x-mud', 'a River under the ice 7', '退潮以后的滩涂a1', 'dragonfly-Mountain7'])(
    '%s is none',
    (password) => {
      expect(isCommonPassword(password)).toBe(false)
    },
  )
})

test('a password is to be changed when somebody else gave it, and when it is 90 days old', () => {
  const now = new Date('2026-06-01T00:00:00Z')
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const why = (passwordGiven: boolean, days: number, more: object = {}) =>
    whyChange({ passwordGiven, passwordChangedAt: ago(days) }, { ...rules, ...more }, now)
  expect(why(false, 89.9)).toBeNull()
  expect(why(false, 90)).toBe('old')
  expect(why(true, 0)).toBe('given')
  expect(why(true, 0, { firstChange: false })).toBeNull()
  expect(why(false, 5_000, { maxAgeDays: 0 })).toBeNull()
  expect(daysLeft(ago(80.5), 90, now)).toBe(9)
  expect(daysLeft(ago(100), 90, now)).toBe(0)
  expect(daysLeft(ago(100), 0, now)).toBeNull()
})
