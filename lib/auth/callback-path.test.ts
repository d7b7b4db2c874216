import { expect, test } from 'vitest'
import { ownPath, wayIn } from './callback-path'

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

/** Every way to begin an address that some browser takes for another site, with every way to name one. */
const BEGINNINGS = [
  '//',
  '///',
  '/\\',
  '\\/',
  '\\\\',
  '/\t/',
  '/\n/',
  '/\r\\',
  '\t//',
  ' //',
  '/ /',
  '//\u0000',
  '/%09/',
  '/%5c',
  '/.//',
  '/..//',
  '/;//',
  '/?//',
  '/#//',
  'http:',
  'https:/',
  'https:\\',
  'https://',
  'HTTPS://',
  'javascript:',
  'data:text/html,',
  '//%00',
  '/\u3002/',
  '/\uff0f',
  '\uff0f\uff0f',
  '〱',
  '/\u200b/',
  '////////',
]
const NAMES = [
  'evil.example',
  'evil%2eexample',
  'evil。example',
  '@evil.example',
  'own.invalid@evil.example',
  'evil.example:80',
  '[::1]',
  '2130706433',
  'evil.example/%2f..',
  'evil.example#own.invalid',
  'evil.example?own.invalid',
  'evil.example\\@own.invalid',
  'EVIL.EXAMPLE',
  'xn--evil',
  'evil.example.',
  'own.invalid.evil.example',
  'alert(1)',
]

test('wherever the end of a sign-in is said to lie, it lies on this site (S-26)', () => {
  const tries = BEGINNINGS.flatMap((beginning) => NAMES.map((name) => beginning + name))
  expect(tries.length).toBeGreaterThan(500)
  for (const wanted of [
    ...tries,
    ...tries.map(encodeURIComponent),
    ...tries.map((one) => `/admin/..${one}`),
  ]) {
    const path = ownPath(wanted)
    for (const base of ['https://own.invalid/sign-in', 'http://own.invalid'])
      expect(new URL(path, base).host, JSON.stringify(wanted)).toBe('own.invalid')
    expect(path).toMatch(/^\/(?![/\\])/)
  }
})

test('who is asked to sign in goes on to the page that was asked for', () => {
  const to = (asked: string | null) => new URL(wayIn('/sign-in', asked), 'https://own.invalid')
  for (const plain of [null, '/admin', '//evil.example', '/admin?_rsc=1x2y'])
    expect(wayIn('/sign-in', plain)).toBe('/sign-in')
  for (const [asked, wanted] of [
    ['/admin/articles/1045', '/admin/articles/1045'],
    ['/admin/audit?from=2026-12-01&_rsc=abc&to=2026-12-02', '/admin/audit?from=2026-12-01&to=2026-12-02'],
    ['/admin/audit?_rsc=abc', '/admin/audit'],
    ['/admin/tags?q=%E6%B0%B4', '/admin/tags?q=%E6%B0%B4'],
  ] as const)
    expect(to(asked).searchParams.get('callbackUrl')).toBe(wanted)
})
