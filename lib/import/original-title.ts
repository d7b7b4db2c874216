import { isFurniture } from './boilerplate'

const LINE = /^[（(【[]?\s*原标题\s*[:：]\s*(.+)$/
/** What editors add behind the title on the same line. */
const ADDED = /[\s（(【[]*(?:责任编辑|责编|本文编辑|编辑|来源|作者|记者)\s*[:：].*$/
const PAIRS: Record<string, RegExp> = { '（': /[）)]$/, '(': /[）)]$/, '【': /[】\]]$/, '[': /[】\]]$/ }

/** The title that a line “（原标题：…）” names; '' when none of the lines does. */
export function originalTitleIn(lines: readonly string[]): string {
  for (const line of lines.map((one) => one.trim())) {
    const found = isFurniture(line) ? LINE.exec(line)?.[1] : undefined
    if (!found) continue
    const closing = PAIRS[line[0] ?? '']
    const bare = found.replace(ADDED, '').trim()
    const title = closing ? bare.replace(closing, '').trim() : bare
    if (title) return title
  }
  return ''
}
