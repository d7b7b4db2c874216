import { generate } from 'otplib'
import { expect, test } from 'vitest'
import { newTotpSecret, totpStepOf, totpUri } from './totp'

const NOW = new Date('2026-03-02T02:00:05Z')
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
const stepAt = (at: Date) => BigInt(Math.floor(at.getTime() / 30_000))

test('a code counts half a minute before and after its own, and once (S-23)', async () => {
  const secret = newTotpSecret()
  const code = await generate({ secret, epoch: Math.floor(NOW.getTime() / 1000) })
  const step = stepAt(NOW)
  for (const seconds of [-30, 0, 30])
    expect(await totpStepOf(code, { secret, after: 0n, now: after(seconds) }), `${seconds} s`).toBe(step)
  for (const seconds of [-90, 90])
    expect(await totpStepOf(code, { secret, after: 0n, now: after(seconds) }), `${seconds} s`).toBeNull()
  expect(await totpStepOf(code, { secret, after: step, now: NOW })).toBeNull()
  expect(await totpStepOf(code, { secret: newTotpSecret(), after: 0n, now: NOW })).toBeNull()
  const typed = `${code.slice(0, 3)} ${code.slice(3)}`
  expect(await totpStepOf(typed, { secret, after: step - 1n, now: NOW })).toBe(step)
})

test.each(['', 'abcdef', '12345', '1234567', '１２３', '0x1234'])('%j is no code', async (code) => {
  expect(await totpStepOf(code, { secret: newTotpSecret(), after: 0n, now: NOW })).toBeNull()
})

test('an app is told whose code it is, and for which site', () => {
  const uri = new URL(totpUri('JBSWY3DPEHPK3PXP', { site: '青言采编台', email: 'lin@example.org' }))
  expect(uri.protocol).toBe('otpauth:')
  expect(uri.searchParams.get('issuer')).toBe('青言采编台')
  expect(uri.searchParams.get('secret')).toBe('JBSWY3DPEHPK3PXP')
  expect(decodeURIComponent(uri.pathname)).toContain('青言采编台:lin@example.org')
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
})
