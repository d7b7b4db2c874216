import { parseQuery } from './query'

/** As many characters as a Chinese term of the trade has at most, mostly. */
const LONG = 4

/** What somebody may try whose words were found nowhere, as far as it fits what was typed. */
export function adviceFor(q: string): string[] {
  const typed = parseQuery(q).terms.flatMap(({ wordings }) => wordings.slice(0, 1))
  const runs = typed.flatMap((one) => one.runs)
  const [longestHan, length] = [
    Math.max(0, ...runs.map(({ kind, text }) => (kind === 'han' ? [...text].length : 0))),
    [...runs.map(({ text }) => text).join('')].length,
  ]
  const all: [fits: boolean, advice: string][] = [
    [typed.length > 1, '少用几个词'],
    [typed.some(({ quoted }) => quoted), '去掉引号'],
    [longestHan > LONG, '只输入最关键的两三个字'],
    [length === 1, '写出完整的词'],
    [length > 1, '看看有没有打错字'],
    [true, '换一种说法'],
  ]
  return all.flatMap(([fits, advice]) => (fits ? [advice] : []))
}
