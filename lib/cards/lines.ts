import { cutWords } from '@/lib/search/words'

/** Marks that may not begin a line, and marks that may not end one. */
const NOT_FIRST = /^[\p{Pe}\p{Pf}，。、；：？！…—·～%％℃°)\]},.;:?!]/u
const NOT_LAST = /[\p{Ps}\p{Pi}([{#＃$￥]$/u
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF—…“”‘’·]/u

const letters = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' })
const lettersOf = (text: string) => [...letters.segment(text)].map(({ segment }) => segment)

/** How wide a text is, in ems, near enough to break lines by. */
export function measure(text: string): number {
  let width = 0
  for (const character of text) {
    if (WIDE.test(character) || /\p{Extended_Pictographic}/u.test(character)) width += 1
    else if (character === ' ') width += 0.25
    else width += /[A-Z0-9MW@%&]/.test(character) ? 0.66 : 0.56
  }
  return width
}

/** Pieces that stay whole: words, with the marks that cling to them; a word wider than a line falls into letters. */
function unbreakable(text: string, widest: number): string[] {
  const parts = cutWords(text).flatMap((word) => (measure(word) <= widest ? [word] : lettersOf(word)))
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const clings = last !== undefined && (NOT_FIRST.test(part) || NOT_LAST.test(last))
    if (clings && measure(last + part) <= widest) joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
}

type Layout = { lines: string[]; cost: number }

/** The most even way to put the parts on exactly `count` lines; null when they do not fit. */
function spread(parts: string[], count: number, widest: number): Layout | null {
  const text = parts.join('')
  const target = measure(text) / count
  const best = new Map<number, Layout | null>()
  const from = (start: number, left: number): Layout | null => {
    const key = start * 16 + left
    const known = best.get(key)
    if (known !== undefined) return known
    let found: Layout | null = null
    let line = ''
    for (let end = start; end < parts.length; end++) {
      line += parts[end]
      if (measure(line.trim()) > widest) break
      const rest =
        left === 1 ? (end === parts.length - 1 ? { lines: [], cost: 0 } : null) : from(end + 1, left - 1)
      if (!rest) continue
      const cost = (measure(line.trim()) - target) ** 2 + rest.cost
      if (!found || cost < found.cost) found = { lines: [line.trim(), ...rest.lines], cost }
    }
    best.set(key, found)
    return found
  }
  return from(0, count)
}

/** A title of two or three clauses of like length on as many lines; null when it is none, or they do not fit. */
export function clauseLines(title: string, widest: number, most: number): string[] | null {
  const clauses = title
    .trim()
    .split(/\s+|(?<=[，。：；！？])(?![”’》）])/)
    .filter(Boolean)
  const widths = clauses.map(measure)
  const [shortest, longest] = [Math.min(...widths), Math.max(...widths)]
  const suits = clauses.length > 1 && clauses.length <= most && longest <= widest
  return suits && shortest >= longest * 0.4 ? clauses : null
}

/**
 * Breaks a title into at most `most` lines of `widest` ems, as even as can be, never inside a word, never with a mark
 * at the wrong end of a line. Null when it needs more.
 */
export function balancedLines(title: string, widest: number, most: number): string[] | null {
  const text = title.replace(/\s+/g, ' ').trim()
  const parts = unbreakable(text, widest)
  for (let count = 1; count <= most; count++) {
    const layout = spread(parts, count, widest)
    if (layout) return layout.lines
  }
  return null
}

/** The title cut after the last word that leaves room for an ellipsis. */
export function cutLines(title: string, widest: number, most: number): string[] {
  const parts = unbreakable(title.replace(/\s+/g, ' ').trim(), widest / 2)
  for (let kept = parts.length - 1; kept > 0; kept--) {
    const text = `${parts.slice(0, kept).join('').trimEnd()}…`
    const lines = measure(text) <= widest * most ? balancedLines(text, widest, most) : null
    if (lines) return lines
  }
  return ['…']
}
