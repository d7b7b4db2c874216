import type { InlineNode, TextNode } from '../schema'

const BREAK = '\u2028'
const PARAGRAPH = '\u2029'
const NOTE = '\uFFFC'
/** Two breaks, or one before an indent, part paragraphs; so does nothing less. */
const PARTED =
  /\u2028[ \t\r\n\f]*(?:\u2028[ \t\r\n\f\u00a0\u3000]*)+|\u2028[ \t\r\n\f]*(?:\u3000+|(?:\u00a0[ \t]*){2,})/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is taken away
const UNSEEN = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g
const SPACE = /[ \t\r\n\f\u00a0]+/g
const EDGE = /^[\s\u3000]+|[\s\u3000]+$/g
const CHINESE = /[\p{Script=Han}，。、；：？！“”‘’（）《》【】…—]/u

/** What the writer typed to make a paragraph look indented, or to move something to the right. */
const INDENT = /(?:^|[\u2028\u2029])(?:\u3000|\u00a0[ \u00a0])/

type Run = { text: string; owners: number[] }

function flatten(nodes: InlineNode[]): Run {
  const run: Run = { text: '', owners: [] }
  for (const [index, node] of nodes.entries()) {
    const text =
      node.type === 'text'
        ? node.text.replace(UNSEEN, '').replaceAll(NOTE, '')
        : node.type === 'hardBreak'
          ? BREAK
          : NOTE
    run.text += text
    for (let at = 0; at < text.length; at++) run.owners.push(index)
  }
  return run
}

/** Puts something in the place of each match; what is put belongs to the piece in which the match began. */
function replace(run: Run, pattern: RegExp, put: (match: string, at: number) => string): Run {
  const result: Run = { text: '', owners: [] }
  let from = 0
  const keep = (to: number) => {
    result.text += run.text.slice(from, to)
    for (let at = from; at < to; at++) result.owners.push(run.owners[at] ?? 0)
  }
  for (const match of run.text.matchAll(pattern)) {
    keep(match.index)
    const text = put(match[0], match.index)
    result.text += text
    for (let at = 0; at < text.length; at++) result.owners.push(run.owners[match.index] ?? 0)
    from = match.index + match[0].length
  }
  keep(run.text.length)
  return result
}

/** One space for many; none at an edge, and none for the end of a source line inside Chinese text. */
function collapse(run: Run): Run {
  const edge = (one: string | undefined) => one === undefined || one === BREAK || one === PARAGRAPH
  return replace(run, SPACE, (match, at) => {
    const [before, after] = [run.text[at - 1], run.text[at + match.length]]
    if (edge(before) || edge(after)) return ''
    return /[\r\n]/.test(match) && CHINESE.test(before ?? '') && CHINESE.test(after ?? '') ? '' : ' '
  })
}

function toNodes({ text, owners }: Run, nodes: InlineNode[]): InlineNode[] {
  const content: InlineNode[] = []
  let from = 0
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && owners[at] === owners[from]) continue
    const node = nodes[owners[from] ?? 0]
    if (node?.type !== 'text') {
      if (node) content.push(node)
    } else {
      const last = content.at(-1)
      const words = text.slice(from, at)
      if (last?.type === 'text' && sameMarks(last, node))
        content[content.length - 1] = { ...last, text: last.text + words }
      else content.push({ ...node, text: words })
    }
    from = at
  }
  return content
}

const sameMarks = (a: TextNode, b: TextNode) =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])

/** The paragraphs of a line of HTML, spaces as a browser shows them; indents are told and left out. */
export function finishLine(nodes: InlineNode[]): { paragraphs: InlineNode[][]; indented: boolean } {
  const raw = flatten(nodes)
  const parted = replace(raw, PARTED, () => PARAGRAPH)
  const run = collapse(parted)
  const paragraphs: InlineNode[][] = []
  let from = 0
  for (const part of run.text.split(PARAGRAPH)) {
    const lead = /^[\s\u3000]*/.exec(part)?.[0].length ?? 0
    const words = part.replace(EDGE, '')
    const start = from + lead
    const owners = run.owners.slice(start, start + words.length)
    if (words !== '') paragraphs.push(toNodes({ text: words, owners }, nodes))
    from += part.length + 1
  }
  return { paragraphs, indented: INDENT.test(raw.text) || parted.text !== raw.text }
}
