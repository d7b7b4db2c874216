import { expect, test } from 'vitest'
import { CSV_HEAD, csvLine, eventLine } from './csv'

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1', '\r=1'])(
  'a cell %j is no formula (S-48)',
  (text) => {
    expect(csvLine([text]).replaceAll('"', '').startsWith(`'${text}`)).toBe(true)
  },
)

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(csvLine(['a,b', '说“好”', 'say "x"', 'one\ntwo', '1-2'])).toBe(
    '"a,b",说“好”,"say ""x""","one\ntwo",1-2\r\n',
  )
})

test('the file begins with the mark of UTF-8, and a line has as many cells as there are heads', () => {
  expect(CSV_HEAD.charCodeAt(0)).toBe(0xfeff)
  const line = eventLine(
    {
      id: 12n,
      at: new Date('2026-03-02T02:00:00Z'),
      actorName: '=cmd',
      action: 'user.update',
      subject: 'user',
      subjectId: '3',
      address: '203.0.113.9',
      data: { before: { role: 'EDITOR' }, after: { role: 'AUTHOR' } },
      seq: 9n,
      hash: new Uint8Array(32).fill(255),
    },
    '沈一',
  )
  expect(line).toBe(
    `2026-03-02T10:00:00+08:00,'=cmd,用户,修改,用户“沈一”（3）,角色：编辑 → 作者,203.0.113.9,12,9,${'ff'.repeat(32)}\r\n`,
  )
  expect(line.split(',')).toHaveLength(CSV_HEAD.split(',').length)
})
