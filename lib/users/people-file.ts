import { parse } from 'csv-parse/sync'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import { Role } from '@/lib/db/generated/enums'
import { decodePage } from '@/lib/import/decode'
import { email, userName } from './schema'

/** What a file of people may be: much more than any newsroom hires at once. */
export const MOST_LINES = 500
export const MOST_BYTES = 256 * 1024

const HEADS = {
  name: ['姓名', '名字', '名称', '人员', 'name'],
  email: ['邮箱', '电子邮箱', '邮箱地址', '邮件', '电子邮件', 'email', 'e-mail', 'mail'],
  role: ['角色', '权限', '身份', 'role'],
} as const
type Column = keyof typeof HEADS
const COLUMNS = Object.keys(HEADS) as Column[]

const ROLE_WORDS: Record<Role, readonly string[]> = {
  ADMIN: ['站点管理员', 'admin'],
  CHIEF: ['总编辑', '主编', 'chief'],
  EDITOR: ['责任编辑', 'editor'],
  AUTHOR: ['记者', '通讯员', 'author'],
}

/** A line of the file: who is to have an account, or what is wrong with it. */
export type PersonLine =
  | { line: number; name: string; email: string; role: Role; why: null }
  | { line: number; name: string; email: string; role: null; why: string }

export type PeopleFile = { ok: true; lines: PersonLine[] } | { ok: false; reason: string }

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()

/** The role that is called so; null when none is. */
export function roleCalled(words: string): Role | null {
  const called = plain(words)
  return (
    Object.values(Role).find((role) =>
      [ROLE_LABELS[role], role, ...ROLE_WORDS[role]].map(plain).includes(called),
    ) ?? null
  )
}

/** What parts the columns: the sign that is most often in the first line. */
function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, 1)[0] ?? ''
  const count = (sign: string) => head.split(sign).length
  return [',', '\t', ';', '，'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

type Row = { record: string[]; info: { lines: number } }

function rowsOf(text: string): Row[] | null {
  try {
    return parse(text, {
      ...{
        bom: true,
        info: true,
        relax_column_count: true,
        skip_records_with_empty_values: true,
        trim: true,
      },
      ...{ delimiter: delimiterOf(text), max_record_size: 10_000, to: MOST_LINES + 2 },
    }) as unknown as Row[]
  } catch {
    return null
  }
}

/** Where each column stands, by what the first line calls it; -1 for one that is missing. */
function placesOf(heads: string[]): Record<Column, number> {
  const called = heads.map(plain)
  const place = (column: Column) => {
    const words = HEADS[column].map(plain)
    return called.findIndex((head) => words.includes(head))
  }
  return { name: place('name'), email: place('email'), role: place('role') }
}

const wordOf = (column: Column) => HEADS[column][0]

function lineOf({ record, info }: Row, places: Record<Column, number>): PersonLine {
  const [name = '', address = '', role = ''] = COLUMNS.map((column) => record[places[column]] ?? '')
  const read = { name: userName.safeParse(name), email: email.safeParse(address), role: roleCalled(role) }
  const shown = { line: info.lines, name, email: address }
  if (!read.name.success) return { ...shown, role: null, why: read.name.error.issues[0]?.message ?? '' }
  if (!read.email.success) return { ...shown, role: null, why: read.email.error.issues[0]?.message ?? '' }
  if (read.role === null) {
    const known = Object.values(ROLE_LABELS).join('、')
    return {
      ...shown,
      role: null,
      why: role ? `没有“${role}”这个角色，请写${known}之一` : `请写角色：${known}`,
    }
  }
  return { line: info.lines, name: read.name.data, email: read.email.data, role: read.role, why: null }
}

/** An address that stands twice counts where it stands first. */
function withoutTwins(lines: PersonLine[]): PersonLine[] {
  const first = new Map<string, number>()
  return lines.map((one) => {
    if (one.why !== null) return one
    const before = first.get(one.email)
    if (before === undefined) {
      first.set(one.email, one.line)
      return one
    }
    return { ...one, role: null, why: `和第 ${before} 行的邮箱相同` }
  })
}

/** Reads a CSV file of people in whatever encoding Excel and WPS write: columns by their heads, in any order. */
export function readPeopleFile(bytes: Uint8Array): PeopleFile {
  if (bytes.length > MOST_BYTES) return { ok: false, reason: '文件太大，最多 256 KB。请拆成几份。' }
  const decoded = decodePage(bytes)
  if (!decoded.ok)
    return { ok: false, reason: `读不了这个文件：${decoded.reason}。请另存为 CSV（UTF-8）再试。` }
  const rows = rowsOf(decoded.text)
  const [head, ...rest] = rows ?? []
  if (!head) return { ok: false, reason: '文件不是完整的 CSV，请检查引号是否成对，或重新另存为 CSV。' }
  const places = placesOf(head.record)
  const missing = COLUMNS.filter((column) => places[column] < 0).map(wordOf)
  if (missing.length > 0)
    return {
      ok: false,
      reason: `第一行须是列名，缺少：${missing.join('、')}。要有姓名、邮箱、角色三列，次序不限。`,
    }
  if (rest.length === 0) return { ok: false, reason: '文件里只有列名，没有人。' }
  if (rest.length > MOST_LINES) return { ok: false, reason: `一次最多 ${MOST_LINES} 人，请拆成几份。` }
  return { ok: true, lines: withoutTwins(rest.map((row) => lineOf(row, places))) }
}
