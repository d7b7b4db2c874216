import { renditionWidths, sourceSet } from '@/lib/media/schema'
import { escapeHtml } from './escape'
import {
  type Block,
  type Doc,
  type Figure,
  type Heading,
  href,
  type InlineNode,
  type List,
  type Mark,
  type Table,
} from './schema'
import { inlineText } from './text'

const TAGS: Record<Exclude<Mark['type'], 'link'>, string> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  subscript: 'sub',
  superscript: 'sup',
}

function openLink(target: string): string {
  const outside = /^https?:/i.test(target)
  return `<a href="${escapeHtml(target)}"${outside ? ' rel="noopener nofollow"' : ''}>`
}

function renderText(text: string, marks: Mark[]): string {
  let html = escapeHtml(text)
  for (const mark of marks) {
    if (mark.type === 'link') {
      if (href.safeParse(mark.attrs?.href).success) html = `${openLink(mark.attrs.href)}${html}</a>`
    } else if (TAGS[mark.type]) {
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

function renderNotes(notes: string[]): string {
  if (notes.length === 0) return ''
  const items = notes.map((text, index) => {
    const back = `<a href="#note-place-${index + 1}" role="doc-backlink" aria-label="回到正文中的注释 ${index + 1}">↩</a>`
    return `<li id="note-${index + 1}"><p>${escapeHtml(text)} ${back}</p></li>`
  })
  return `<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">注释</h2><ol>${items.join('')}</ol></section>`
}

function renderInline(content: InlineNode[] | undefined, notes: string[]): string {
  if (!Array.isArray(content)) return ''
  return content
    .map((node) => {
      if (node?.type === 'hardBreak') return '<br>'
      if (node?.type === 'footnote') return renderNoteNumber(node.attrs?.text, notes)
      return node?.type === 'text'
        ? renderText(String(node.text ?? ''), Array.isArray(node.marks) ? node.marks : [])
        : ''
    })
    .join('')
}

/** True when a paragraph opens with a bold sentence and goes on in plain type: a run-in heading. */
function hasLeadIn(content: InlineNode[] | undefined): boolean {
  const [first, second] = content ?? []
  const bold = first?.type === 'text' && first.marks?.some(({ type }) => type === 'bold') === true
  return (
    bold &&
    /[。：！？]$/.test(first.text) &&
    second?.type === 'text' &&
    !second.marks?.some(({ type }) => type === 'bold')
  )
}

function renderParagraph(content: InlineNode[] | undefined, notes: string[]): string {
  const html = renderInline(content, notes)
  if (html === '') return ''
  return `<p>${hasLeadIn(content) ? html.replace('<strong>', '<strong class="lead-in">') : html}</p>`
}

const KEY = /^\/media\/([\w-]+)-(\d{1,4})\.webp$/
/** How wide a picture in the text is shown. */
const MEASURE = '(min-width: 768px) 704px, 100vw'

/** A stored picture's widths follow from the widest, which is the one that a text names. */
function pictureOf(key: string, widest: number, draw: (sources: string) => string): string {
  const widths = renditionWidths(widest)
  if (!widths.includes(widest)) return draw('')
  const set = (ending: 'avif' | 'webp') => `srcset="${sourceSet(key, widths, ending)}" sizes="${MEASURE}"`
  return `<picture><source type="image/avif" ${set('avif')}>${draw(` ${set('webp')}`)}</picture>`
}

function renderFigure({ attrs }: Figure): string {
  const src = typeof attrs?.src === 'string' && /^\/media\/[\w./-]+$/.test(attrs.src) ? attrs.src : null
  if (src === null) return ''
  const { width, height } = attrs
  const size = width && height ? ` width="${Number(width)}" height="${Number(height)}"` : ''
  const caption = attrs.title ? `<figcaption>${escapeHtml(attrs.title)}</figcaption>` : ''
  const drawn = (more: string) =>
    `<img src="${escapeHtml(src)}"${more} alt="${escapeHtml(attrs.alt ?? '')}"${size} loading="lazy" decoding="async">`
  const [stored, key = '', widest] = KEY.exec(src) ?? []
  if (!stored) return `<figure>${drawn('')}${caption}</figure>`
  const image = pictureOf(key, Number(widest), drawn)
  const label = `查看大图${attrs.title ? `：${escapeHtml(attrs.title)}` : ''}`
  return `<figure><a href="${escapeHtml(src)}" class="zoom" aria-label="${label}">${image}</a>${caption}</figure>`
}

function renderList(list: List, notes: string[]): string {
  const items = (list.content ?? []).map((item) => `<li>${renderBlocks(item?.content, notes)}</li>`).join('')
  if (list.type === 'bulletList') return `<ul>${items}</ul>`
  const start = Number(list.attrs?.start ?? 1)
  return `<ol${start > 1 ? ` start="${start}"` : ''}>${items}</ol>`
}

function span(name: string, value: unknown): string {
  const count = Number(value)
  return Number.isInteger(count) && count > 1 && count <= 50 ? ` ${name}="${count}"` : ''
}

function renderTable(table: Table, notes: string[]): string {
  const rows = (table.content ?? []).map((row) => {
    const cells = (row?.content ?? []).map((cell) => {
      const tag = cell.type === 'tableHeader' ? 'th' : 'td'
      return `<${tag}${span('colspan', cell.attrs?.colspan)}${span('rowspan', cell.attrs?.rowspan)}>${renderBlocks(cell.content, notes)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="table-scroll" role="region" aria-label="表格" tabindex="0"><table><tbody>${rows.join('')}</tbody></table></div>`
}

function renderBlock(block: Block, notes: string[]): string {
  switch (block?.type) {
    case 'paragraph':
      return renderParagraph(block.content, notes)
    case 'heading':
      return renderHeading(block, notes)
    case 'bulletList':
    case 'orderedList':
      return renderList(block, notes)
    case 'blockquote':
      return `<blockquote>${renderBlocks(block.content, notes)}</blockquote>`
    case 'image':
      return renderFigure(block)
    case 'table':
      return renderTable(block, notes)
    case 'horizontalRule':
      return '<hr>'
    default:
      return renderBlocks((block as { content?: Block[] } | undefined)?.content, notes)
  }
}

function renderHeading({ attrs, content }: Heading, notes: string[]): string {
  const level = attrs?.level === 3 ? 3 : 2
  return `<h${level}>${renderInline(content, notes)}</h${level}>`
}

function renderBlocks(blocks: Block[] | undefined, notes: string[]): string {
  return Array.isArray(blocks) ? blocks.map((block) => renderBlock(block, notes)).join('') : ''
}

/** A body as HTML that is safe by construction: only known elements, everything else escaped; broken nodes never throw. */
export function renderDoc(doc: Doc): string {
  const notes: string[] = []
  const text = renderBlocks(doc?.content, notes)
  return text + renderNotes(notes)
}

/** The headings of a body, in order. */
export function outline(doc: Doc): { level: 2 | 3; text: string }[] {
  return doc.content.flatMap((block) =>
    block.type === 'heading' ? [{ level: block.attrs.level, text: inlineText(block.content) }] : [],
  )
}
