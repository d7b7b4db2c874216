import { hasClass, isPiece, type Piece, styleOf } from './piece'

const words = (text: string) => new Set(text.split(' '))

const BLOCKS = words(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol optgroup p pre section summary table tbody td tfoot th thead tr ul',
)
/** What is no text at all; what the writer would miss is counted. */
const SILENT = words('script style head meta title link base noscript template xml datalist')
const EMBEDDED = words('iframe object embed video audio canvas svg math applet')
const CONTROLS = words('button input select textarea option')

/** What becomes of an element that is not read. */
export type Left = 'silent' | 'embedded' | 'hidden'

/** Why an element is not read; null when it is. */
export function leftOut(one: Piece): Left | null {
  if (SILENT.has(one.tag) || CONTROLS.has(one.tag)) return 'silent'
  if (EMBEDDED.has(one.tag)) return one.tag === 'svg' || one.tag === 'math' ? 'silent' : 'embedded'
  const style = styleOf(one)
  const hidden = style.display === 'none' || style['mso-hide'] === 'all' || one.attrs.hidden !== undefined
  return hidden ? 'hidden' : null
}

const holdsBlocks = (one: Piece): boolean =>
  one.children.some(
    (child) => isPiece(child) && (BLOCKS.has(child.tag) || child.tag === 'img' || holdsBlocks(child)),
  )

/** Whether an element begins and ends a line. Pages set pieces of one line with sections, and lines with spans. */
export function isBlock(one: Piece): boolean {
  const { display = '' } = styleOf(one)
  if (BLOCKS.has(one.tag))
    return !(/^inline/.test(display) && /^(?:div|section|p)$/.test(one.tag) && !holdsBlocks(one))
  return display === 'block' || display === 'flex'
}

/** The level of a heading; null for everything else. */
export function headingLevel(one: Piece): number | null {
  const level = /^h([1-6])$/.exec(one.tag)?.[1]
  return level ? Number(level) : null
}

export const isTitle = (one: Piece): boolean => one.tag === 'h1' && hasClass(one, /^title$/)

/** A paragraph that Word's styles call a quotation. */
export const isQuote = (one: Piece): boolean =>
  one.tag === 'blockquote' || hasClass(one, /^Mso(?:Intense)?Quote(?:CxSp\w+)?$/)

/** Whether an element says how something looks, which is not taken over. */
export const isStyled = (one: Piece): boolean =>
  one.tag === 'font' || (one.attrs.style ?? '') !== '' || hasClass(one, /^(?:Mso|xl\d|font\d)/)
