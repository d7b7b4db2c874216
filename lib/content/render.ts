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

function renderInline(content: InlineNode[] | undefined): string {
  if (!Array.isArray(content)) return ''
  return content
    .map((node) => {
      if (node?.type === 'hardBreak') return '<br>'
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

function renderParagraph(content: InlineNode[] | undefined): string {
  const html = renderInline(content)
  if (html === '') return ''
  return `<p>${hasLeadIn(content) ? html.replace('<strong>', '<strong class="lead-in">') : html}</p>`
}

const KEY = /^\/media\/([\w-]+)-(\d+)\.webp$/

function renderFigure({ attrs }: Figure): string {
  const src = typeof attrs?.src === 'string' && /^\/media\/[\w./-]+$/.test(attrs.src) ? attrs.src : null
  if (src === null) return ''
  const { width, height } = attrs
  const size = width && height ? ` width="${Number(width)}" height="${Number(height)}"` : ''
  const caption = attrs.title ? `<figcaption>${escapeHtml(attrs.title)}</figcaption>` : ''
  const zoom = KEY.test(src) ? ' data-zoom' : ''
  return `<figure${zoom}><img src="${escapeHtml(src)}" alt="${escapeHtml(attrs.alt ?? '')}"${size} loading="lazy" decoding="async">${caption}</figure>`
}

function renderList(list: List): string {
  const items = (list.content ?? []).map((item) => `<li>${renderBlocks(item?.content)}</li>`).join('')
  if (list.type === 'bulletList') return `<ul>${items}</ul>`
  const start = Number(list.attrs?.start ?? 1)
  return `<ol${start > 1 ? ` start="${start}"` : ''}>${items}</ol>`
}

function span(name: string, value: unknown): string {
  const count = Number(value)
  return Number.isInteger(count) && count > 1 && count <= 50 ? ` ${name}="${count}"` : ''
}

function renderTable(table: Table): string {
  const rows = (table.content ?? []).map((row) => {
    const cells = (row?.content ?? []).map((cell) => {
      const tag = cell.type === 'tableHeader' ? 'th' : 'td'
      return `<${tag}${span('colspan', cell.attrs?.colspan)}${span('rowspan', cell.attrs?.rowspan)}>${renderBlocks(cell.content)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="table-scroll" role="region" aria-label="表格" tabindex="0"><table><tbody>${rows.join('')}</tbody></table></div>`
}

function renderBlock(block: Block): string {
  switch (block?.type) {
    case 'paragraph':
      return renderParagraph(block.content)
    case 'heading':
      return renderHeading(block)
    case 'bulletList':
    case 'orderedList':
      return renderList(block)
    case 'blockquote':
      return `<blockquote>${renderBlocks(block.content)}</blockquote>`
    case 'image':
      return renderFigure(block)
    case 'table':
      return renderTable(block)
    case 'horizontalRule':
      return '<hr>'
    default:
      return renderBlocks((block as { content?: Block[] } | undefined)?.content)
  }
}

function renderHeading({ attrs, content }: Heading): string {
  const level = attrs?.level === 3 ? 3 : 2
  return `<h${level}>${renderInline(content)}</h${level}>`
}

function renderBlocks(blocks: Block[] | undefined): string {
  return Array.isArray(blocks) ? blocks.map(renderBlock).join('') : ''
}

/** A body as HTML that is safe by construction: only known elements, everything else escaped; broken nodes never throw. */
export function renderDoc(doc: Doc): string {
  return renderBlocks(doc?.content)
}

/** The headings of a body, in order. */
export function outline(doc: Doc): { level: 2 | 3; text: string }[] {
  return doc.content.flatMap((block) =>
    block.type === 'heading' ? [{ level: block.attrs.level, text: inlineText(block.content) }] : [],
  )
}
