import { href } from './addresses'
import { escapeHtml } from './escape'
import type { InlineNode, Mark } from './nodes'

const TAGS: Record<Exclude<Mark['type'], 'link'>, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  highlight: 'mark',
  subscript: 'sub',
  superscript: 'sup',
}

function openLink(target: string): string {
  const outside = /^https?:/i.test(target)
  return `<a href="${escapeHtml(target)}"${outside ? ' rel="noopener nofollow"' : ''}>`
}

/** The marks of a piece of text that are marks. */
const marksOf = (node: InlineNode | undefined): Mark[] =>
  node?.type === 'text' && Array.isArray(node.marks)
    ? node.marks.filter((mark) => typeof mark === 'object' && mark !== null)
    : []

function renderText(text: string, marks: Mark[]): string {
  let html = escapeHtml(text)
  for (const mark of marks) {
    if (mark.type === 'link') {
      if (href.safeParse(mark.attrs?.href).success) html = `${openLink(mark.attrs.href)}${html}</a>`
    } else if (Object.hasOwn(TAGS, mark.type)) {
      html = `<${TAGS[mark.type]}>${html}</${TAGS[mark.type]}>`
    }
  }
  return html
}

/** The number of a footnote, which leads to its words; they are kept for the end. */
function renderNoteNumber(text: unknown, notes: string[]): string {
  const number = notes.push(String(text ?? ''))
  return `<sup class="note-number"><a id="note-place-${number}" href="#note-${number}" role="doc-noteref" aria-label="注释 ${number}">[${number}]</a></sup>`
}

/** The words of the footnotes, each with the way back to its number. */
export function renderNotes(notes: string[]): string {
  if (notes.length === 0) return ''
  const items = notes.map((text, index) => {
    const back = `<a href="#note-place-${index + 1}" role="doc-backlink" aria-label="回到正文中的注释 ${index + 1}">↩</a>`
    return `<li id="note-${index + 1}"><p>${escapeHtml(text)} ${back}</p></li>`
  })
  return `<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">注释</h2><ol>${items.join('')}</ol></section>`
}

/** Text with its marks, line breaks and footnotes. */
export function renderInline(content: InlineNode[] | undefined, notes: string[]): string {
  if (!Array.isArray(content)) return ''
  return content
    .map((node) => {
      if (node?.type === 'hardBreak') return '<br>'
      if (node?.type === 'footnote') return renderNoteNumber(node.attrs?.text, notes)
      return node?.type === 'text' ? renderText(String(node.text ?? ''), marksOf(node)) : ''
    })
    .join('')
}

/** True when a paragraph opens with a bold sentence and goes on in plain type: a run-in heading. */
function hasLeadIn(content: InlineNode[] | undefined): boolean {
  const [first, second] = content ?? []
  const bold = first?.type === 'text' && marksOf(first).some(({ type }) => type === 'bold')
  return (
    bold &&
    /[。：！？]$/.test(first.text) &&
    second?.type === 'text' &&
    !marksOf(second).some(({ type }) => type === 'bold')
  )
}

/** A paragraph; an empty one is nothing, since distance is the style sheet’s. */
export function renderParagraph(content: InlineNode[] | undefined, notes: string[]): string {
  const html = renderInline(content, notes)
  if (html === '') return ''
  return `<p>${hasLeadIn(content) ? html.replace('<strong>', '<strong class="lead-in">') : html}</p>`
}
