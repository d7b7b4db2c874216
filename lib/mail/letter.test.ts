import { expect, test } from 'vitest'
import { oneLine } from '@/lib/content/one-line'
import { digestLetter, noticeLetter, testLetter } from './letter'

const around = {
  site: '青言',
  name: '许见山',
  inboxUrl: 'https://news.example.cn/admin/inbox',
  settingsUrl: 'https://news.example.cn/admin/account#notices',
}
const line = {
  sentence: '周砚秋退回了《滩涂》',
  detail: '出处不明\n请补',
  url: 'https://news.example.cn/admin/articles/7',
  at: '2026-03-02 10:00',
}
const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(1)</script>'

test('a letter says who did what, why, and where to go, as text and as HTML', () => {
  const { subject, text, html } = noticeLetter({ ...around, lines: [line], more: 0 })
  expect(subject).toBe('【青言】周砚秋退回了《滩涂》')
  expect(text).toContain('许见山，您好：')
  expect(text).toContain(
    '周砚秋退回了《滩涂》（2026-03-02 10:00）\n出处不明\n请补\nhttps://news.example.cn/admin/articles/7',
  )
  expect(text).toContain('https://news.example.cn/admin/account#notices')
  expect(html).toContain('<a href="https://news.example.cn/admin/articles/7"')
  expect(html).toContain('lang="zh-CN"')
})

test('a digest counts what it tells and what it leaves to the inbox', () => {
  const { subject, text, html } = digestLetter({ ...around, lines: [line, line], more: 3 })
  expect(subject).toBe('【青言】每日摘要：5 条未读通知')
  for (const part of [text, html]) expect(part).toContain('还有 3 条')
  expect(html.match(/<li /g)).toHaveLength(2)
  expect(digestLetter({ ...around, lines: [line], more: 0 }).text).not.toContain('还有')
})

test('names, titles and remarks are text wherever they stand (S-11)', () => {
  const hostile = { ...line, sentence: HOSTILE, detail: HOSTILE }
  const given = { ...around, name: HOSTILE, site: HOSTILE, lines: [hostile], more: 1 }
  for (const { html } of [noticeLetter(given), digestLetter(given), testLetter(given)]) {
    expect(html).not.toMatch(/<(img|script)|<[^>]*onerror=/)
    expect(html).toContain('&lt;script&gt;')
  }
})

test('a subject is one line of bounded length, whatever is in a title', () => {
  expect(oneLine('退回了\r\nBcc: evil@example.org\u2028\u202E倒着\u0000', 120)).toBe(
    '退回了 Bcc: evil@example.org 倒着',
  )
  expect(oneLine('长'.repeat(300), 120)).toHaveLength(120)
  const { subject } = noticeLetter({ ...around, lines: [{ ...line, sentence: 'a\nb' }], more: 0 })
  expect(subject).toBe('【青言】a b')
})
