import { expect, test } from 'vitest'
import { pastedAddress } from './pasted-link'

const SITE = 'https://news.example.cn'

test.each([
  [' https://example.org/a?b=1#c\n', 'https://example.org/a?b=1#c'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['https://news.example.cn/articles/7?from=x', '/articles/7?from=x'],
  ['/articles/7', '/articles/7'],
  ['见 https://example.org/', null],
  ['https://example.org/ https://example.com/', null],
  ['//example.org/', null],
  ['javascript:alert(1)', null],
  ['3/4', null],
  ['', null],
])('%j pasted over words links them to %j', (text, address) => {
  expect(pastedAddress(text, SITE)).toBe(address)
})
