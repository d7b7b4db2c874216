import { encode } from 'iconv-lite'
import { expect, test } from 'vitest'
import { MOST_LINES, readPeopleFile, roleCalled } from './people-file'

const utf8 = (text: string) => new TextEncoder().encode(text)
const lines = (bytes: Uint8Array) => {
  const file = readPeopleFile(bytes)
  if (!file.ok) throw new Error(file.reason)
  return file.lines
}
const reason = (bytes: Uint8Array) => {
  const file = readPeopleFile(bytes)
  return file.ok ? '' : file.reason
}
const FILE = '姓名,邮箱,角色\r\n沈一,shen@example.org,编辑\r\n'
const SHEN = { line: 2, name: '沈一', email: 'shen@example.org', role: 'EDITOR', why: null }

test.each([
  ['UTF-8', utf8(FILE)],
  ['UTF-8 with its mark', utf8(`\uFEFF${FILE}`)],
  ['GB18030', encode(FILE, 'gb18030')],
  ['UTF-16', encode(`\uFEFF${FILE}`, 'utf-16le')],
  ['tabs', utf8(FILE.replaceAll(',', '\t'))],
  ['semicolons', utf8(FILE.replaceAll(',', ';'))],
  ['wide commas', utf8(FILE.replaceAll(',', '，'))],
  ['other heads in another order', utf8('Role, E-mail ,名字,电话\n责任编辑,Shen@Example.org, 沈一 ,123\n')],
  ['quotes and empty lines', utf8('"姓名","邮箱","角色"\n\n"沈一","shen@example.org","EDITOR"\n,,\n')],
])('%s is read', (how, bytes) => {
  const [shen, ...rest] = lines(bytes)
  expect(shen).toMatchObject({ ...SHEN, line: how.startsWith('quotes') ? 3 : 2 })
  expect(rest).toEqual([])
})

test('what is wrong with a line is said, and the others are read', () => {
  const read = lines(
    utf8(
      [
        '姓名,邮箱,角色',
        ',a@example.org,编辑',
        '无邮箱,,编辑',
        '坏邮箱,a@b@c,编辑',
        '两个,a@example.org;b@example.org,编辑',
        '没角色,b@example.org',
        '社长,c@example.org,社长',
        '沈一,d@example.org,作者',
        '沈二,D@example.org,作者',
        `${'长'.repeat(41)},e@example.org,作者`,
        '=cmd(),f@example.org,作者',
      ].join('\n'),
    ),
  )
  expect(read.map(({ why }) => why)).toEqual([
    '请填写姓名',
    '请填写有效的邮箱地址',
    '请填写有效的邮箱地址',
    '请填写有效的邮箱地址',
    '请写角色：管理员、总编、编辑、作者',
    '没有“社长”这个角色，请写管理员、总编、编辑、作者之一',
    null,
    '和第 8 行的邮箱相同',
    '姓名最多 40 个字符',
    null,
  ])
})

test('a file that is none, lacks a column or is too long says what to do', () => {
  expect(reason(new Uint8Array())).toContain('文件是空的')
  expect(reason(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2]))).toContain('请另存为 CSV')
  expect(reason(utf8('姓名,邮箱\n沈一,a@example.org'))).toContain('缺少：角色')
  expect(reason(utf8('沈一,a@example.org,编辑'))).toContain('缺少：姓名、邮箱、角色')
  expect(reason(utf8('姓名,邮箱,角色\n'))).toContain('没有人')
  expect(reason(utf8('姓名,邮箱,角色\n"沈一,a@example.org,编辑\n'))).toContain('引号')
  const many = (count: number) =>
    utf8(`姓名,邮箱,角色\n${Array.from({ length: count }, (_, n) => `人,p${n}@example.org,作者`).join('\n')}`)
  expect(lines(many(MOST_LINES))).toHaveLength(MOST_LINES)
  expect(reason(many(MOST_LINES + 1))).toContain('一次最多 500 人')
  expect(reason(utf8('x'.repeat(300_000)))).toContain('256 KB')
})

test('a role goes by its word, its name and what newsrooms call it', () => {
  expect(['编辑', ' 总 编 ', '记者', 'admin', 'ＥＤＩＴＯＲ', '', 'constructor'].map(roleCalled)).toEqual([
    ...['EDITOR', 'CHIEF', 'AUTHOR', 'ADMIN', 'EDITOR', null, null],
  ])
})
