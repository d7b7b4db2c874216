import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readSecrets, rotateSecrets, secretsFile, secretVariables } from './secrets'

const folder = mkdtempSync(join(tmpdir(), 'qingyan-secrets-'))
afterEach(() => rmSync(secretsFile(folder), { force: true }))

const NOW = new Date('2026-03-02T02:00:00Z')
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

test('the secret is made once, long enough to be beyond guessing, for its owner’s eyes alone', () => {
  const { current, previous } = readSecrets(folder)
  expect(Buffer.from(current, 'base64url')).toHaveLength(32)
  expect(previous).toBeNull()
  expect(readSecrets(folder)).toEqual({ current, previous: null })
  expect(statSync(secretsFile(folder)).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['auth-secret'])
})

test('after a rotation the one before is believed for twelve hours, and kept for what it has sealed', () => {
  const { current: first } = readSecrets(folder)
  const { current: second } = rotateSecrets(folder, NOW, false)
  expect(second).not.toBe(first)
  expect(secretVariables(readSecrets(folder))).toEqual({
    AUTH_SECRET: second,
    NEXTAUTH_SECRET: second,
    AUTH_SECRET_PREVIOUS: first,
    AUTH_SECRET_PREVIOUS_UNTIL: hoursLater(12).toISOString(),
  })
  expect(statSync(secretsFile(folder)).mode & 0o777).toBe(0o600)
})

test('one that somebody knows is believed no more at all', () => {
  const { current: first } = readSecrets(folder)
  const { current, previous } = rotateSecrets(folder, NOW, true)
  expect([current === first, previous]).toEqual([false, { secret: first, until: NOW }])
})

test('a file of an earlier version is read as it is, and a broken one is told instead of used', () => {
  writeFileSync(secretsFile(folder), 'an-older-secret-without-a-line-end')
  expect(readSecrets(folder)).toEqual({ current: 'an-older-secret-without-a-line-end', previous: null })
  writeFileSync(secretsFile(folder), 'short\n')
  expect(() => readSecrets(folder)).toThrow('已损坏')
})
