import { mediaSrc } from '../addresses'
import { missingPicture, missingPictureName } from '../missing-picture'
import type { Block, Figure } from '../schema'
import { LONGEST } from '../schema'
import { descendants, type Piece, styleOf, textOf } from './piece'

/** A picture that a text came with and that does not lie in our library; it holds its place as a 缺图. */
export type Wanted = { src: string; alt: string; title: string }

/** Where pages put a picture's address until it is scrolled to. */
const LAZY = ['data-src', 'data-original', 'data-actualsrc', 'data-lazy-src', 'data-original-src', '_src']
const SMALLEST = 32
const isOwn = (src: string) => mediaSrc.safeParse(src).success

const pixels = (text: string | undefined): number | null => {
  const found = /^(\d+(?:\.\d+)?)(?:px)?$/.exec((text ?? '').trim())
  return found ? Number(found[1]) : null
}

/** The address of a picture: the one it is loaded from late before the one it is held free with. */
export function pictureAddress(image: Piece, site: string): string {
  const lazy = LAZY.map((name) => image.attrs[name]?.trim() ?? '').find((one) =>
    /^(?:https?:)?\/\//i.test(one),
  )
  const first = image.attrs.srcset?.trim().split(/[\s,]+/)[0]
  const src = (lazy ?? image.attrs.src ?? first ?? '').trim()
  const whole = src.startsWith('//') ? `https:${src}` : src
  return site !== '' && whole.startsWith(`${site}/media/`) ? whole.slice(site.length) : whole
}

/** Lines, bullets, spacers and emoji, which pages draw with pictures. */
function isDecoration(image: Piece, src: string): boolean {
  const style = styleOf(image)
  const sizes = [image.attrs.width, image.attrs.height, image.attrs['data-w'], style.width, style.height]
  const small = sizes.map(pixels).some((size) => size !== null && size <= SMALLEST)
  return small || /^data:image\/svg/i.test(src) || (/^data:/i.test(src) && src.length < 200)
}

const size = (image: Piece, name: string) => Math.round(pixels(image.attrs[name]) ?? 0) || null

/** What to call a picture that is not there: its file, or where it lies on the web. */
function nameOf(src: string, alt: string): string {
  if (/^https?:/i.test(src)) return src
  const given = /^(?:file|missing):/i.test(src) ? src.split(/[\\/:]/).at(-1) : ''
  try {
    return decodeURIComponent(given ?? '') || alt || '图片'
  } catch {
    return given || alt || '图片'
  }
}

/** The block for a picture: a figure when it is ours, otherwise a 缺图 and what is wanted for it; null for decoration. */
export function pictureBlock(
  image: Piece,
  title: string,
  site: string,
): { block: Block; wanted: Wanted | null } | null {
  const src = pictureAddress(image, site)
  // What lies in the library was meant, however small.
  if (src === '' || (!isOwn(src) && isDecoration(image, src))) return null
  const alt = (image.attrs.alt ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST.alt)
  const caption = title.replace(/\s+/g, ' ').trim().slice(0, LONGEST.caption)
  if (!isOwn(src)) {
    return { block: missingPicture(nameOf(src, alt)), wanted: { src, alt, title: caption } }
  }
  const attrs: Figure['attrs'] = {
    ...{ src, alt, title: caption || (image.attrs.title ?? '').slice(0, LONGEST.caption) },
    ...{ width: size(image, 'width'), height: size(image, 'height') },
  }
  return { block: { type: 'image', attrs }, wanted: null }
}

/** What a text says where a picture is missing already, as it is copied from one piece into another. */
export function wantedAgain(text: string): Wanted | null {
  const name = missingPictureName(text)
  if (name === null) return null
  return { src: /^https?:/i.test(name) ? name : '', alt: '', title: '' }
}

/** The caption of a figure. */
export function captionOf(figure: Piece): string {
  const caption = [...descendants(figure)].find(({ tag }) => tag === 'figcaption')
  return caption ? textOf(caption) : ''
}
