import { creditLine, TONE_LABELS } from './block-words'
import { canonicalText } from './canonical'
import { commonPairs } from './diff-align'
import { type Item, layOut, likeness } from './diff-blocks'
import type { Block, Doc, Figure, InlineNode, TableRow } from './schema'
import { docText, inlineText } from './text'

/** Cuts a text into words; put together they are the text again. */
export type Cut = (text: string) => string[]
/** One line of a body: what it is, and what it says. */
export type Line = Item & { what: string }
export type Run = { kind: 'same' | 'added' | 'removed'; text: string }
export type Row = {
  kind: 'same' | 'changed' | 'restyled' | 'added' | 'removed' | 'moved'
  what: string
  /** What was and what is, in one; each side alone by `sideOf`. */
  runs: Run[]
  /** Where the row stands; a moved line has two rows, where it went from and where it is now. */
  on: 'both' | 'before' | 'after'
}

/** Of what was and is, only the one. */
export function sideOf(runs: readonly Run[], side: 'before' | 'after'): Run[] {
  return runs.filter(({ kind }) => kind !== (side === 'before' ? 'added' : 'removed'))
}

const line = (what: string, text: string, source: unknown): Line => ({
  what,
  text,
  key: `${what} ${canonicalText(source)}`,
})

function textOf(content: InlineNode[] | undefined): string {
  return (content ?? [])
    .map((node) => (node.type === 'footnote' ? `［脚注：${node.attrs.text}］` : inlineText([node])))
    .join('')
}

function figureText({ attrs }: Figure): string {
  const credit = creditLine(attrs.credit)
  return `${attrs.title || attrs.alt || '（无说明）'}${credit ? `（${credit}）` : ''}`
}

/** A line for the words that a block carries as an attribute; none when there are none. */
const headLine = (what: string, text: string, source: unknown) =>
  text === '' ? [] : [line(what, text, source)]

function blockLines(block: Block, within: string): Line[] {
  switch (block.type) {
    case 'paragraph':
      return [line(within || '段落', textOf(block.content), block)]
    case 'heading':
      return [line('小标题', textOf(block.content), block)]
    case 'blockquote':
      return block.content.flatMap((one) => blockLines(one, '引文'))
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap((one) => blockLines(one, '列表项')))
    case 'image':
      return [line('图片', figureText(block), block)]
    case 'gallery':
      return [
        ...headLine('组图', block.attrs.title, block.attrs),
        ...block.content.flatMap((one) => line('组图图片', figureText(one), one)),
      ]
    case 'pullQuote':
      return [
        line('引语', textOf(block.content), block.content ?? []),
        ...headLine('引语出处', block.attrs.cite, block.attrs),
      ]
    case 'callout':
      return [
        line('提示框', `〔${TONE_LABELS[block.attrs.tone]}〕${block.attrs.title}`, block.attrs),
        ...block.content.flatMap((one) => blockLines(one, '提示框文字')),
      ]
    case 'video':
      return [line('视频', `${block.attrs.title}（${block.attrs.href}）`, block)]
    case 'attachment':
      return [line('附件', block.attrs.name, block)]
    case 'table':
      return block.content.map((row) => line('表格行', rowText(row), row))
    case 'horizontalRule':
      return [line('分隔线', '', block)]
  }
}

function rowText({ content }: TableRow): string {
  return content
    .map((cell) => cell.content.flatMap((one) => blockLines(one, '')).map(({ text }) => text))
    .join(' ｜ ')
}

/** A block of a stored body as its lines; one that was damaged is marked as that, with the words that are left of it. */
function linesOf(block: Block): Line[] {
  try {
    // What is no kind of block of ours has no lines.
    const lines: Line[] | undefined = blockLines(block, '')
    if (lines?.every(({ text }) => typeof text === 'string')) return lines
  } catch {
    // Marked below.
  }
  return [line('损坏的内容', docText({ type: 'doc', content: [block] }), block)]
}

/** A body as the lines that people compare. */
export function docLines(doc: Doc): Line[] {
  return Array.isArray(doc?.content) ? doc.content.flatMap(linesOf) : []
}

/** What is the same and what differs between two texts, word by word. */
export function diffWords(before: string, after: string, cut: Cut): Run[] {
  const [a, b] = [cut(before), cut(after)]
  const runs: Run[] = []
  const add = (kind: Run['kind'], words: string[]) => {
    const text = words.join('')
    const last = runs.at(-1)
    if (text === '') return
    if (last?.kind === kind) last.text += text
    else runs.push({ kind, text })
  }
  let [x, y] = [0, 0]
  for (const [i, j] of [...commonPairs(a, b), [a.length, b.length] as const]) {
    add('removed', a.slice(x, i))
    add('added', b.slice(y, j))
    add('same', a.slice(i, i + 1))
    ;[x, y] = [i + 1, j + 1]
  }
  return runs
}

const all = (kind: Run['kind'], text: string): Run[] => (text === '' ? [] : [{ kind, text }])

/** Two texts laid side by side, line by line, changed lines by word, and lines that only changed their place. */
export function diffLines(before: readonly Line[], after: readonly Line[], cut: Cut): Row[] {
  const steps = layOut(before, after, false)
  const moves = findMoves(before, after, steps)
  const cameFrom = new Map([...moves].map(([from, to]) => [to, from]))
  return steps.map((step): Row => {
    const was = step.before === null ? undefined : before[step.before]
    const is = step.after === null ? undefined : after[step.after]
    if (was && is) {
      const what = was.what === is.what ? is.what : `${was.what} → ${is.what}`
      if (step.same) return { kind: 'same', what, runs: all('same', is.text), on: 'both' }
      const kind = was.text === is.text ? 'restyled' : 'changed'
      return { kind, what, runs: diffWords(was.text, is.text, cut), on: 'both' }
    }
    if (was) {
      const kind = step.before !== null && moves.has(step.before) ? 'moved' : 'removed'
      return { kind, what: was.what, runs: all('removed', was.text), on: 'before' }
    }
    const { what, text } = is ?? { what: '', text: '' }
    const source = before[cameFrom.get(step.after ?? -1) ?? -1]
    if (!source) return { kind: 'added', what, runs: all('added', text), on: 'after' }
    return { kind: 'moved', what, runs: diffWords(source.text, text, cut), on: 'after' }
  })
}

const STILL_THE_SAME = 0.7
const LEAST_LENGTH = 6
const MOST_CELLS = 10_000

/** Lines that went from one place and came, nearly unchanged, to another: place before → place after. */
function findMoves(
  before: readonly Line[],
  after: readonly Line[],
  steps: { before: number | null; after: number | null }[],
): Map<number, number> {
  const long = (one: Line | undefined) => (one?.text.length ?? 0) >= LEAST_LENGTH
  const gone = steps.flatMap((step) => (step.after === null && step.before !== null ? [step.before] : []))
  const come = steps.flatMap((step) => (step.before === null && step.after !== null ? [step.after] : []))
  const moves = new Map<number, number>()
  if (gone.length * come.length > MOST_CELLS) return moves
  const taken = new Set<number>()
  const alike = gone
    .filter((x) => long(before[x]))
    .flatMap((x) =>
      come.map((y) => ({ x, y, degree: likeness(before[x]?.text ?? '', after[y]?.text ?? '') })),
    )
    .filter(({ degree }) => degree >= STILL_THE_SAME)
    .sort((a, b) => b.degree - a.degree)
  for (const { x, y } of alike) {
    if (moves.has(x) || taken.has(y)) continue
    moves.set(x, y)
    taken.add(y)
  }
  return moves
}
