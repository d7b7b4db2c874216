import { href, type Mark } from '../schema'
import { type Piece, styleOf } from './piece'

const BY_TAG: Record<string, Mark['type']> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  mark: 'highlight',
  sub: 'subscript',
  sup: 'superscript',
}

type Plain = Exclude<Mark['type'], 'link'>

function byStyle(style: Record<string, string>): Partial<Record<Plain, boolean>> {
  const line = style['text-decoration-line'] ?? style['text-decoration'] ?? ''
  const weight = style['font-weight'] ?? ''
  const slant = style['font-style'] ?? ''
  const lift = style['vertical-align'] ?? ''
  const pen = style['mso-highlight'] ?? ''
  return {
    ...(weight ? { bold: /^(?:bold|bolder|[6-9]00)$/.test(weight) } : {}),
    ...(slant ? { italic: /^(?:italic|oblique)/.test(slant) } : {}),
    ...(/underline/.test(line) ? { underline: true } : {}),
    ...(/line-through/.test(line) ? { strike: true } : {}),
    ...(lift === 'sub' ? { subscript: true } : {}),
    ...(lift === 'super' ? { superscript: true } : {}),
    ...(pen && pen !== 'none' ? { highlight: true } : {}),
  }
}

/** An address that may stand in a text; places inside the page it came from lead nowhere here. */
export function linkAddress(raw: string | undefined, site: string): string | null {
  const text = (raw ?? '').trim()
  if (text === '' || text.startsWith('#')) return null
  const local = site !== '' && text.startsWith(`${site}/`) ? text.slice(site.length) : text
  const encoded = local.replace(/[\s\\]/g, encodeURIComponent)
  return href.safeParse(encoded).success ? encoded : null
}

/** The marks of the text inside an element, given those around it: by what it is called, then by how it is drawn. */
export function marksInside(one: Piece, around: Mark[], site: string): Mark[] {
  const wanted = new Map<Mark['type'], Mark>(around.map((mark) => [mark.type, mark]))
  const called = BY_TAG[one.tag]
  if (called && called !== 'link') wanted.set(called, { type: called })
  for (const [type, on] of Object.entries(byStyle(styleOf(one))) as [Plain, boolean][]) {
    if (on) wanted.set(type, { type })
    else wanted.delete(type)
  }
  const address = one.tag === 'a' ? linkAddress(one.attrs.href, site) : null
  if (address) wanted.set('link', { type: 'link', attrs: { href: address } })
  // A link is drawn underlined; that is no emphasis.
  if (wanted.has('link')) wanted.delete('underline')
  if (wanted.size === around.length && [...wanted.values()].every((mark) => around.includes(mark)))
    return around
  return [...wanted.values()]
}
