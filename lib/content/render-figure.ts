import { renditionWidths, sourceSet } from '@/lib/media/schema'
import { mediaSrc } from './addresses'
import { creditLine } from './block-words'
import { escapeHtml } from './escape'
import type { Figure, Gallery } from './nodes'

const KEY = /^\/media\/([\w-]+)-(\d{1,4})\.webp$/
/** How wide a picture in the text is shown, alone and beside another. */
export const MEASURE = '(min-width: 768px) 704px, calc(100vw - 2rem)'
const HALF_MEASURE = '(min-width: 768px) 348px, calc(50vw - 1.25rem)'

/** A stored picture's widths follow from the widest, which is the one that a text names. */
function pictureOf(key: string, widest: number, sizes: string, draw: (sources: string) => string): string {
  const widths = renditionWidths(widest)
  if (!widths.includes(widest)) return draw('')
  const set = (ending: 'avif' | 'webp') => `srcset="${sourceSet(key, widths, ending)}" sizes="${sizes}"`
  return `<picture><source type="image/avif" ${set('avif')}>${draw(` ${set('webp')}`)}</picture>`
}

/** Under a picture: what it shows, and whose it is. */
function captionOf(title: string, credit: string): string {
  if (!title && !credit) return ''
  const whose = credit ? `<span class="credit">${escapeHtml(credit)}</span>` : ''
  return `<figcaption>${escapeHtml(title)}${title && whose ? ' ' : ''}${whose}</figcaption>`
}

function drawFigure(node: Figure, sizes: string): string {
  const attrs: Partial<Figure['attrs']> = node?.attrs ?? {}
  const src = mediaSrc.safeParse(attrs.src).data
  if (src === undefined) return ''
  const title = String(attrs.title ?? '')
  const size =
    attrs.width && attrs.height ? ` width="${Number(attrs.width)}" height="${Number(attrs.height)}"` : ''
  const alt = attrs.decorative === true ? '' : escapeHtml(String(attrs.alt ?? ''))
  const caption = captionOf(title, creditLine(typeof attrs.credit === 'string' ? attrs.credit : ''))
  const drawn = (more: string) =>
    `<img src="${escapeHtml(src)}"${more} alt="${alt}"${size} loading="lazy" decoding="async">`
  const [stored, key = '', widest] = KEY.exec(src) ?? []
  if (!stored) return `<figure>${drawn('')}${caption}</figure>`
  const image = pictureOf(key, Number(widest), sizes, drawn)
  const label = `查看大图${title ? `：${escapeHtml(title)}` : ''}`
  return `<figure><a href="${escapeHtml(src)}" class="zoom" aria-label="${label}">${image}</a>${caption}</figure>`
}

/** A picture with its caption and credit; a link to its largest file, which the viewer opens in place. */
export function renderFigure(node: Figure): string {
  return drawFigure(node, MEASURE)
}

/** A 组图: a list of figures with a common title. */
export function renderGallery({ attrs, content }: Gallery): string {
  const figures = Array.isArray(content) ? content.map((node) => drawFigure(node, HALF_MEASURE)) : []
  const items = figures.filter(Boolean).map((html) => `<li>${html}</li>`)
  if (items.length === 0) return ''
  const title = attrs?.title ? `<figcaption>${escapeHtml(String(attrs.title))}</figcaption>` : ''
  return `<figure class="gallery"><ul>${items.join('')}</ul>${title}</figure>`
}
