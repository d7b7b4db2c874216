import { TONE_LABELS } from './block-words'
import { escapeHtml } from './escape'
import {
  type Block,
  CALLOUT_TONES,
  type Callout,
  type Doc,
  HEADING_LEVELS,
  type Heading,
  type HeadingLevel,
  type List,
  type PullQuote,
} from './nodes'
import { renderAttachment, renderVideo } from './render-cards'
import { renderFigure, renderGallery } from './render-figure'
import { renderInline, renderNotes, renderParagraph } from './render-inline'
import { renderTable } from './render-table'
import { inlineText } from './text'

function renderList(list: List, notes: string[]): string {
  const content = Array.isArray(list.content) ? list.content : []
  const items = content.map((item) => `<li>${renderBlocks(item?.content, notes)}</li>`).join('')
  if (list.type === 'bulletList') return `<ul>${items}</ul>`
  const start = Number(list.attrs?.start ?? 1)
  return `<ol${start > 1 ? ` start="${start}"` : ''}>${items}</ol>`
}

function renderHeading({ attrs, content }: Heading, notes: string[]): string {
  const level = HEADING_LEVELS.find((one) => one === attrs?.level) ?? 2
  const said = renderInline(content, notes)
  // An empty heading is a stop without words for who goes from heading to heading.
  return said.replace(/<[^>]*>|&nbsp;/g, '').trim() === '' ? '' : `<h${level}>${said}</h${level}>`
}

function renderPullQuote({ attrs, content }: PullQuote, notes: string[]): string {
  const said = renderInline(content, notes)
  if (said === '') return ''
  const cite = attrs?.cite ? `<figcaption>${escapeHtml(String(attrs.cite))}</figcaption>` : ''
  return `<figure class="pull-quote"><blockquote><p>${said}</p></blockquote>${cite}</figure>`
}

/** A note, not a landmark: a piece may hold many. */
function renderCallout({ attrs, content }: Callout, notes: string[]): string {
  const tone = CALLOUT_TONES.find((one) => one === attrs?.tone) ?? 'note'
  const title = attrs?.title ? ` ${escapeHtml(String(attrs.title))}` : ''
  return `<aside class="callout ${tone}" role="note"><p class="callout-title"><b>${TONE_LABELS[tone]}</b>${title}</p>${renderBlocks(content, notes)}</aside>`
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
    case 'gallery':
      return renderGallery(block)
    case 'pullQuote':
      return renderPullQuote(block, notes)
    case 'callout':
      return renderCallout(block, notes)
    case 'video':
      return renderVideo(block)
    case 'attachment':
      return renderAttachment(block)
    case 'table':
      return renderTable(block, (blocks) => renderBlocks(blocks, notes))
    case 'horizontalRule':
      return '<hr>'
    default:
      return renderBlocks((block as { content?: Block[] } | undefined)?.content, notes)
  }
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
export function outline(doc: Doc): { level: HeadingLevel; text: string }[] {
  return doc.content.flatMap((block) =>
    block.type === 'heading' ? [{ level: block.attrs.level, text: inlineText(block.content) }] : [],
  )
}
