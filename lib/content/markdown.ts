import { CALLOUT_TONES, type CalloutTone } from './nodes'
import type { Block, Doc, Figure, HeadingLevel, InlineNode, List, Mark, Table } from './schema'

const INLINE =
  /\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)|\^\[([^\]]+)\]|==(.+?)==|\+\+(.+?)\+\+|~~(.+?)~~|~([^~\s]+)~|\^([^^\s[]+)\^/

/** The marks of the last groups, in their order. */
const OTHERS = ['highlight', 'underline', 'strike', 'subscript', 'superscript'] as const

/** `**bold**`, `*emphasis*`, `==highlight==`, `++underline++`, `~~strike~~`, `~sub~`, `^super^`, `[text](address)` and `^[footnote]`. */
function parseInline(text: string, marks: Mark[] = []): InlineNode[] {
  const match = INLINE.exec(text)
  const plain = (one: string): InlineNode[] =>
    one === '' ? [] : [marks.length > 0 ? { type: 'text', text: one, marks } : { type: 'text', text: one }]
  if (!match) return plain(text)
  const [whole, bold, italic, label, target, note, ...others] = match
  const rest = text.slice(match.index + whole.length)
  if (note !== undefined) {
    const footnote: InlineNode = { type: 'footnote', attrs: { text: note.trim() } }
    return [...plain(text.slice(0, match.index)), footnote, ...parseInline(rest, marks)]
  }
  const other = others.findIndex((one) => one !== undefined)
  const simple = bold ? 'bold' : italic ? 'italic' : (OTHERS[other] ?? 'bold')
  const mark: Mark = target ? { type: 'link', attrs: { href: target } } : { type: simple }
  return [
    ...plain(text.slice(0, match.index)),
    ...parseInline(bold ?? italic ?? label ?? others[other] ?? '', [...marks, mark]),
    ...parseInline(rest, marks),
  ]
}

const paragraph = (text: string): Block => ({ type: 'paragraph', content: parseInline(text) })

function parseTable(lines: string[]): Table {
  const rows = lines.filter((line) => !/^\|[\s|:-]+\|$/.test(line))
  return {
    type: 'table',
    content: rows.map((line, index) => ({
      type: 'tableRow',
      content: line
        .slice(1, -1)
        .split('|')
        .map((cell) => ({
          type: index === 0 ? 'tableHeader' : 'tableCell',
          content: [paragraph(cell.trim())],
        })),
    })),
  }
}

function parseList(lines: string[], type: List['type']): List {
  const content = lines.map((line) => ({
    type: 'listItem' as const,
    content: [paragraph(line.replace(/^(?:[-*]|\d+\.)\s+/, ''))],
  }))
  return { type, content }
}

/** `![what it shows](/media/… "caption | credit")`, alone on its line. */
const FIGURE = /^!\[([^\]]*)\]\((\S+?)(?:\s+"([^"]*)")?\)$/

function parseFigure(line: string): Figure | null {
  const [whole, alt = '', src = '', words = ''] = FIGURE.exec(line) ?? []
  if (whole === undefined) return null
  const [title = '', credit = ''] = words.split('|').map((part) => part.trim())
  return {
    type: 'image',
    attrs: { src, alt, title, width: null, height: null, ...(credit ? { credit } : {}) },
  }
}

function parseBlock(lines: string[]): Block {
  const first = lines[0] ?? ''
  const figure = lines.length === 1 ? parseFigure(first) : null
  if (figure) return figure
  const all = (pattern: RegExp) => lines.every((line) => pattern.test(line))
  const heading = /^(#{2,4})\s+(.*)$/.exec(first)
  if (heading && lines.length === 1) {
    return {
      type: 'heading',
      attrs: { level: (heading[1]?.length ?? 2) as HeadingLevel },
      content: parseInline(heading[2] ?? ''),
    }
  }
  if (all(/^>\s?/))
    return {
      type: 'blockquote',
      content: [paragraph(lines.map((line) => line.replace(/^>\s?/, '')).join(''))],
    }
  if (all(/^[-*]\s+/)) return parseList(lines, 'bulletList')
  if (all(/^\d+\.\s+/)) return parseList(lines, 'orderedList')
  if (all(/^\|.*\|$/)) return parseTable(lines)
  return paragraph(lines.join(''))
}

/** Footnotes that are written apart (`[^1]` in the text, `[^1]: …` on a line) put where they are called. */
function placeNotes(text: string): string {
  const notes = new Map<string, string>()
  const called = text.replace(/^\[\^([\w-]+)\]:[ \t]*(\S.*)$/gm, (_line, name: string, note: string) => {
    notes.set(name, note)
    return ''
  })
  return called.replace(/\[\^([\w-]+)\]/g, (call, name: string) => {
    const note = notes.get(name)
    return note === undefined ? call : `^[${note}]`
  })
}

function parseBlocks(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0)
    .map(parseBlock)
}

/** `:::note title` … `:::`; also `data`, `warning`, `quote cite` and `gallery title`. `:::video address | title | site` is one line. */
const BOX = /^:::(?:(video)[ \t]+(.+)|(note|data|warning|quote|gallery)[ \t]*(.*)\n([\s\S]*?)\n:::[ \t]*)$/m

function parseBox([, video, card = '', kind = '', title = '', inside = '']: RegExpExecArray): Block {
  if (video) {
    const [href = '', name = '', site = ''] = card.split('|').map((part) => part.trim())
    return { type: 'video', attrs: { href, title: name, site, cover: '' } }
  }
  const said = title.trim()
  if (kind === 'quote')
    return { type: 'pullQuote', attrs: { cite: said }, content: parseInline(inside.replace(/\s*\n\s*/g, '')) }
  if (kind === 'gallery') {
    const figures = inside.split('\n').flatMap((line) => parseFigure(line.trim()) ?? [])
    return { type: 'gallery', attrs: { title: said }, content: figures }
  }
  const tone: CalloutTone = CALLOUT_TONES.find((one) => one === kind) ?? 'note'
  return { type: 'callout', attrs: { tone, title: said }, content: parseBlocks(inside) }
}

function parseBody(text: string): Block[] {
  const box = BOX.exec(text)
  if (!box) return parseBlocks(text)
  const after = text.slice(box.index + box[0].length)
  return [...parseBlocks(text.slice(0, box.index)), parseBox(box), ...parseBody(after)]
}

/** A body from the small part of Markdown that our own texts use: headings 2–4, bold, emphasis, links, lists, quotes, tables, figures, footnotes and boxes. */
export function parseMarkdown(text: string): Doc {
  return { type: 'doc', content: parseBody(placeNotes(text.replace(/\r\n?/g, '\n'))) }
}
