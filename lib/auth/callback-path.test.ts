import { expect, test } from 'vitest'
import { ownPath } from './callback-path'

test.each(['/admin/articles?status=DRAFT', '/admin', '/admin/articles/1001#body'])(
  '%s is a path of ours',
  (path) => {
    expect(ownPath(path)).toBe(path)
  },
)

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/a/..//evil.example',
  'evil',
  '',
  '/sign-in?callbackUrl=/sign-in',
  undefined,
  ['/admin'],
  `/${'a'.repeat(2000)}`,
])('%j leads to the desk instead (S-26)', (wanted) => {
  expect(ownPath(wanted)).toBe('/admin')
})
