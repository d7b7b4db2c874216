import { expect, test } from 'vitest'
import { linkInput, resetInput, signInInput } from './schema'
import { newToken } from './token'

const link = (over: object) =>
  linkInput.safeParse({ token: newToken(), password: 'Tide-72x-mud', again: 'Tide-72x-mud', ...over }).success

test('what is no text is refused before anybody looks it up (S-10)', () => {
  expect(link({})).toBe(true)
  for (const odd of [{ not: '' }, ['x'], null, 7, true, undefined, '', 'short', `${newToken()}x`, "'--"])
    expect(link({ token: odd }), JSON.stringify(odd)).toBe(false)
  for (const odd of [{ not: '' }, ['x'], null, 7, undefined]) {
    expect(signInInput.safeParse({ email: odd, password: 'x' }).success).toBe(false)
    expect(signInInput.safeParse({ email: 'a@b.cn', password: odd }).success).toBe(false)
    expect(resetInput.safeParse({ email: odd }).success).toBe(false)
  }
})

test('a mail is asked for one plain address (S-11)', () => {
  expect(resetInput.parse({ email: ' Lin＠Example.org ' })).toEqual({ email: 'lin@example.org' })
  for (const odd of [
    'a@example.org, b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    '"林" <a@example.org>',
    '<b>a@example.org',
    `${'a'.repeat(250)}@example.org`,
  ])
    expect(resetInput.safeParse({ email: odd }).success, odd).toBe(false)
})

test('a form that was not filled in says so, and is no wrong password', () => {
  const { error } = signInInput.safeParse({ email: ' ', password: '' })
  expect(error?.issues.map(({ message }) => message)).toEqual(['请填写邮箱', '请填写密码'])
  expect(signInInput.parse({ email: 'a@b.cn', password: ' x ' }).password).toBe(' x ')
})
