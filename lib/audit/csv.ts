import { siteIso } from '@/lib/time'
import { ACTIONS, isAction, NOUNS, type Noun } from './actions'
import type { LoggedEvent } from './logged-event'
import { changeLine, changesOf, objectWords } from './words'

/** A sheet would take a cell that begins so for a formula, and run it; the wide forms too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** One line of a CSV file, its end included. */
export const csvLine = (cells: string[]): string => `${cells.map(cell).join(',')}\r\n`

/** What a file begins with: the mark by which Excel knows UTF-8, and the heads. */
export const CSV_HEAD = `\uFEFF${csvLine([
  '时间',
  '操作人',
  '类别',
  '操作',
  '对象',
  '内容',
  '地址',
  '事件编号',
  '链序号',
  '校验值',
])}`

/** An event as a line of the export. */
export function eventLine(event: LoggedEvent, name: string | undefined): string {
  const { id, at, actorName, action, address, data, seq, hash } = event
  const noun = action.split('.', 1)[0] ?? ''
  return csvLine([
    siteIso(at),
    actorName,
    Object.hasOwn(NOUNS, noun) ? NOUNS[noun as Noun] : noun,
    isAction(action) ? ACTIONS[action][0] : action,
    objectWords({ ...event, name }),
    changesOf(data).map(changeLine).join('；'),
    address,
    String(id),
    seq === null ? '' : String(seq),
    hash === null ? '' : Buffer.from(hash).toString('hex'),
  ])
}
