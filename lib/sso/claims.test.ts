import { expect, test } from 'vitest'
import { claimsSchema, identityOf, mayEnter, saysTwoFactors } from './claims'

const said = (over: object) =>
  claimsSchema.parse({
    iss: 'https://sso.example.cn',
    sub: 'a1',
    email: 'a@example.cn',
    email_verified: true,
    ...over,
  })
const emailOf = (over: object) => identityOf(said(over)).email

test('a person is an issuer and its subject, and nothing that they may choose themselves', () => {
  expect(identityOf(said({ preferred_username: 'admin', name: 'admin', upn: 'admin@example.cn' }))).toEqual({
    issuer: 'https://sso.example.cn',
    subject: 'a1',
    email: 'a@example.cn',
    secondFactor: false,
    provenAt: null,
  })
  for (const sub of ['', 'a\u0000b', 'a\nb', 'x'.repeat(256), 7, null, { not: '' }])
    expect(claimsSchema.safeParse({ iss: 'https://sso.example.cn', sub }).success, String(sub)).toBe(false)
})

test('only an address that the provider says it has verified counts', () => {
  expect(emailOf({ email: 'Chen.Mo@Example.CN' })).toBe('chen.mo@example.cn')
  for (const email_verified of [false, undefined, null, 'true', 1])
    expect(emailOf({ email_verified })).toBeNull()
})

test('an address that only looks like another is nobody’s (S-11)', () => {
  for (const email of [
    'ａ@example.cn',
    'a＠example.cn',
    '\u212A@example.cn',
    ' a@example.cn',
    'a@example.cn,b@example.cn',
    '<b>@x.cn',
    '',
  ])
    expect(emailOf({ email }), email).toBeNull()
})

test.each([
  [{}, false],
  [{ amr: ['pwd'] }, false],
  [{ amr: ['otp'] }, false],
  [{ amr: ['otp', 'sms'] }, false],
  [{ amr: ['pwd', 'otp'] }, true],
  [{ amr: ['mfa'] }, true],
  [{ acr: '1' }, false],
  [{ acr: 'phrh' }, true],
  [{ amr: 'mfa' }, false],
])('%j are two factors: %s', (over, two) => {
  expect(saysTwoFactors(said(over))).toBe(two)
})

test('where one domain is set, its verified addresses alone come in', () => {
  const enters = (over: object, emailDomain = 'example.cn') =>
    mayEnter(identityOf(said(over)), { emailDomain })
  expect(enters({})).toBe(true)
  expect(enters({}, 'EXAMPLE.cn')).toBe(true)
  for (const email of ['a@evil-example.cn', 'a@sub.example.cn', 'a@example.cn.evil.org'])
    expect(enters({ email }), email).toBe(false)
  expect(enters({ email_verified: false })).toBe(false)
  expect(enters({ email_verified: false }, '')).toBe(true)
})
