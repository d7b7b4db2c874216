import type { Block, Doc, InlineNode, List, Mark, Table } from './schema'

const INLINE = /\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)|\^\[([^\]]+)\]/

/** `**bold**`, `*emphasis*`, `[text](address)` and `^[footnote]`. */
function parseInline(text: string, marks: Mark[] = []): InlineNode[] {
  const match = INLINE.exec(text)
  const plain = (one: string): InlineNode[] =>
    one === '' ? [] : [marks.length > 0 ? { type: 'text', text: one, marks } : { type: 'text', text: one }]
  if (!match) return plain(text)
  const [whole, bold, italic, label, target, note] = match
  const rest = text.slice(match.index + whole.length)
  if (note !== undefined) {
    const footnote: InlineNode = { type: 'footnote', attrs: { text: note.trim() } }
    return [...plain(text.slice(0, match.index)), footnote, ...parseInline(rest, marks)]
  }
  const mark: Mark = target ? { type: 'link', attrs: { href: target } } : { type: bold ? 'bold' : 'italic' }
  return [
    ...plain(text.slice(0, match.index)),
    ...parseInline(bold ?? italic ?? label ?? '', [...marks, mark]),
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

function parseBlock(lines: string[]): Block {
  const first = lines[0] ?? ''
  const all = (pattern: RegExp) => lines.every((line) => pattern.test(line))
  const heading = /^(#{2,3})\s+(.*)$/.exec(first)
  if (heading && lines.length === 1) {
    return {
      type: 'heading',
      attrs: { level: heading[1] === '##' ? 2 : 3 },
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

/** A body from the small part of Markdown that our own texts use: headings 2–3, bold, emphasis, links, lists, quotes, tables, footnotes. */
export function parseMarkdown(text: string): Doc {
  const blocks = placeNotes(text.replace(/\r\n?/g, '\n'))
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
  return { type: 'doc', content: blocks.filter((lines) => lines.length > 0).map(parseBlock) }
}
