import { Image } from '@tiptap/extension-image'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { mediaSrc } from '@/lib/content/addresses'
import { creditLine } from '@/lib/content/block-words'
import type { Figure } from '@/lib/content/schema'

type Attrs = Figure['attrs']

/** What a picture of ours says of itself; pictures that lie elsewhere are not parsed at all. */
export function pictureAttributes(image: Element | null): Attrs | false {
  const src = mediaSrc.safeParse(image?.getAttribute('src')).data
  if (!image || !src) return false
  const size = (name: string) => Number(image.getAttribute(name)) || null
  return {
    src,
    alt: image.getAttribute('alt') ?? '',
    title: image.getAttribute('title') ?? '',
    width: size('width'),
    height: size('height'),
    credit: image.getAttribute('data-credit') ?? '',
    decorative: image.hasAttribute('data-decorative'),
  }
}

/** A figure as it is drawn in the editor, and as it goes to the clipboard. */
export function figureDom({ src, alt, title, width, height, credit, decorative }: Attrs): DOMOutputSpec {
  const image: Record<string, string> = { src, alt: alt ?? '' }
  if (title) image.title = title
  if (width && height) Object.assign(image, { width: String(width), height: String(height) })
  if (credit) image['data-credit'] = credit
  if (decorative) image['data-decorative'] = ''
  const whose = creditLine(credit)
  if (!title && !whose) return ['figure', {}, ['img', image]]
  const words: DOMOutputSpec[] = title ? [['span', {}, title]] : []
  if (whose) words.push(['span', { class: 'credit' }, whose])
  return ['figure', {}, ['img', image], ['figcaption', {}, ...words]]
}

/** 图片: a picture of ours with its caption and credit. */
export const FigureNode = Image.extend({
  addAttributes() {
    return { ...this.parent?.(), credit: { default: '' }, decorative: { default: false } }
  },
  parseHTML() {
    return [
      { tag: 'figure', getAttrs: (element) => pictureAttributes(element.querySelector('img')) },
      { tag: 'img', getAttrs: (element) => pictureAttributes(element) },
    ]
  },
  renderHTML({ node }) {
    return figureDom(node.attrs as Attrs)
  },
  addInputRules() {
    return []
  },
})
