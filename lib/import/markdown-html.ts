import { escapeHtml } from '@/lib/content/escape'
import { inlineHtml, type References } from './markdown-inline'

const FENCE = /^\s{0,3}(`{3,}|~{3,})/
const HEADING = /^\s{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$/
const RULE = /^\s{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const QUOTE = /^\s{0,3}> ?/
const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})[.)])(?:[ \t]+(.*)|$)/
const HTML =
  /^\s{0,3}<(?:\/?(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figure|figcaption|form|h[1-6]|hr|iframe|li|main|ol|p|pre|section|script|style|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b|!--)/i
const ROW = /^\s{0,3}\|?.*\|.*$/
const PARTING = /^\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
const REFERENCE = /^\s{0,3}\[([^\]^]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+["'(].*["')])?[ \t]*$/
const NOTE = /^\[\^([^\]\s]+)\]:[ \t]*(.*)$/

const isBlank = (line: string | undefined) => line === undefined || line.trim() === ''
const begins = (line: string) =>
  FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || HTML.test(line)

/** Reads Markdown line by line; each method takes the lines of one block and gives its HTML. */
class Reader {
  #at = 0
  constructor(
    readonly lines: string[],
    readonly references: References,
    readonly depth: number,
  ) {}

  read(): string {
    const html: string[] = []
    while (this.#at < this.lines.length) {
      const line = this.lines[this.#at] ?? ''
      if (isBlank(line)) this.#at++
      else html.push(this.#block(line))
    }
    return html.join('\n')
  }

  #take(more: (line: string) => boolean): string[] {
    const from = this.#at
    while (this.#at < this.lines.length && more(this.lines[this.#at] ?? '')) this.#at++
    return this.lines.slice(from, this.#at)
  }

  #inner(lines: string[]): string {
    return new Reader(lines, this.references, this.depth + 1).read()
  }

  #block(line: string): string {
    const fence = FENCE.exec(line)?.[1]
    if (fence) return this.#fenced(fence)
    const heading = HEADING.exec(line)
    if (heading) {
      this.#at++
      const level = heading[1]?.length ?? 2
      return `<h${level}>${inlineHtml(heading[2] ?? '', this.references)}</h${level}>`
    }
    if (RULE.test(line)) {
      this.#at++
      return '<hr>'
    }
    const nests = this.depth < 8
    if (QUOTE.test(line) && nests) {
      const lines = this.#take((one) => QUOTE.test(one) || (!isBlank(one) && !begins(one)))
      return `<blockquote>${this.#inner(lines.map((one) => one.replace(QUOTE, '')))}</blockquote>`
    }
    if (HTML.test(line)) return this.#html(line)
    if (ITEM.test(line) && nests) return this.#list()
    if (ROW.test(line) && PARTING.test(this.lines[this.#at + 1] ?? '')) return this.#table()
    return this.#paragraph()
  }

  /** HTML goes on to a blank line; what keeps its own lines, to its end. */
  #html(line: string): string {
    const kept = /<(pre|script|style)\b/i.exec(line)?.[1]
    if (!kept) return this.#take((one) => !isBlank(one)).join('\n')
    const end = new RegExp(`</${kept}>`, 'i')
    const lines = this.#take((one) => !end.test(one))
    return [...lines, this.lines[this.#at++] ?? ''].join('\n')
  }

  #fenced(fence: string): string {
    this.#at++
    const lines = this.#take((one) => !one.trim().startsWith(fence))
    this.#at++
    return `<pre>${escapeHtml(lines.join('\n'))}</pre>`
  }

  #table(): string {
    const rows = this.#take((one) => !isBlank(one) && ROW.test(one)).filter((_, at) => at !== 1)
    const cells = (row: string) =>
      row
        .trim()
        .replace(/^\||(?<!\\)\|$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => inlineHtml(cell.trim().replaceAll('\\|', '|'), this.references))
    const html = rows.map((row, at) => {
      const tag = at === 0 ? 'th' : 'td'
      return `<tr>${cells(row)
        .map((cell) => `<${tag}>${cell}</${tag}>`)
        .join('')}</tr>`
    })
    return `<table>${html.join('')}</table>`
  }

  #paragraph(): string {
    const from = this.#at
    const lines = this.#take((one) => {
      if (isBlank(one)) return false
      return this.#at === from || (!begins(one) && !ITEM.test(one) && !/^\s{0,3}(?:=+|-+)\s*$/.test(one))
    })
    const underlined = /^\s{0,3}(=+|-+)\s*$/.exec(this.lines[this.#at] ?? '')?.[1]
    const text = inlineHtml(lines.map((one) => one.trimStart()).join('\n'), this.references)
    if (!underlined) return `<p>${text}</p>`
    this.#at++
    const level = underlined.startsWith('=') ? 1 : 2
    return `<h${level}>${text}</h${level}>`
  }

  #list(): string {
    const first = ITEM.exec(this.lines[this.#at] ?? '')
    const ordered = first?.[3] !== undefined
    const indent = first?.[1]?.length ?? 0
    const items: string[] = []
    for (;;) {
      const match = ITEM.exec(this.lines[this.#at] ?? '')
      const same = match && (match[3] !== undefined) === ordered && (match[1]?.length ?? 0) <= indent + 1
      if (!same || RULE.test(this.lines[this.#at] ?? '')) break
      items.push(this.#item(match[4] ?? '', match[1]?.length ?? 0))
    }
    const tag = ordered ? 'ol' : 'ul'
    return `<${tag}${ordered ? ` start="${first?.[3]}"` : ''}>${items.join('')}</${tag}>`
  }

  /** An item with the lines under it: those that are set in, and those that go on without a blank line. */
  #item(first: string, indent: number): string {
    this.#at++
    const lines = [first]
    const setIn = (line: string) => /^\s*/.exec(line)?.[0].length ?? 0
    while (this.#at < this.lines.length) {
      const line = this.lines[this.#at] ?? ''
      if (isBlank(line)) {
        const next = this.lines.slice(this.#at).find((one) => !isBlank(one)) ?? ''
        if (setIn(next) <= indent + 1) {
          while (isBlank(this.lines[this.#at]) && this.#at < this.lines.length && ITEM.test(next)) this.#at++
          break
        }
      } else if (setIn(line) <= indent + 1 && (ITEM.test(line) || begins(line))) break
      lines.push(line)
      this.#at++
    }
    const inset = Math.min(
      ...lines
        .slice(1)
        .filter((one) => !isBlank(one))
        .map(setIn),
      8,
    )
    return `<li>${this.#inner(lines.map((one, at) => (at === 0 ? one : one.slice(Math.min(inset, setIn(one))))))}</li>`
  }
}

/** Takes addresses and notes that are written apart out of the text. */
function takeApart(lines: string[]): { text: string[]; references: References; notes: Map<string, string> } {
  const references: References = new Map()
  const notes = new Map<string, string>()
  let open: string | null = null
  const text = lines.filter((line) => {
    const note = NOTE.exec(line)
    if (note) {
      open = note[1] ?? ''
      notes.set(open, note[2] ?? '')
      return false
    }
    if (open !== null && /^(?: {2,}|\t)\S/.test(line)) {
      notes.set(open, `${notes.get(open) ?? ''} ${line.trim()}`)
      return false
    }
    if (!isBlank(line)) open = null
    const reference = REFERENCE.exec(line)
    if (!reference) return true
    references.set((reference[1] ?? '').toLowerCase(), reference[2] ?? '')
    return false
  })
  return { text, references, notes }
}

/** A text in Markdown (as GitHub and blogs write it, HTML in between allowed) as HTML for the conversion. */
export function markdownHtml(markdown: string): string {
  const lines = markdown
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/[\uE000\uE001]/g, '')
    .split('\n')
  const { text, references, notes } = takeApart(lines)
  const ends = [...notes].map(
    ([name, words]) => `<li id="fn-${escapeHtml(name)}">${inlineHtml(words, references)}</li>`,
  )
  const body = new Reader(text, references, 0).read()
  return ends.length > 0 ? `${body}\n<ol>${ends.join('')}</ol>` : body
}
