import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { fileSrc, mediaSrc, videoHref } from '@/lib/content/addresses'
import { fileNote, videoWords } from '@/lib/content/block-words'
import type { Attachment, Video } from '@/lib/content/schema'

/** A card as readers see it; what its line does not say stands in data attributes. */
function cardDom(
  kind: string,
  link: Record<string, string>,
  cover: string,
  title: string,
  note: string,
): DOMOutputSpec {
  const words: DOMOutputSpec = ['span', {}, ['b', {}, title], ' ', ['small', {}, note]]
  const inside: DOMOutputSpec[] = cover ? [['img', { src: cover, alt: '' }], words] : [words]
  return ['div', { class: `link-card ${kind}` }, ['a', { ...link, draggable: 'false' }, ...inside]]
}

/** One attribute that getAttrs reads and renderHTML writes. */
const own = (fallback: string | number) => ({ default: fallback, renderHTML: () => ({}) })

function readVideo(element: HTMLElement): Video['attrs'] | false {
  const link = element.querySelector('a')
  const href = videoHref.safeParse(link?.getAttribute('href')).data
  if (!href) return false
  const cover = mediaSrc.safeParse(element.querySelector('img')?.getAttribute('src')).data ?? ''
  const title = element.querySelector('b')?.textContent?.trim() ?? ''
  return { href, title, site: link?.dataset.site ?? '', cover }
}

/** 视频: a card that leads to where it is shown; nothing of that place is loaded. */
export const VideoNode = Node.create({
  name: 'video',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return { href: own(''), title: own(''), site: own(''), cover: own('') }
  },
  parseHTML() {
    return [{ tag: '.link-card.video', priority: 60, getAttrs: readVideo }]
  },
  renderHTML({ node }) {
    const attrs = node.attrs as Video['attrs']
    const { title, note } = videoWords(attrs)
    return cardDom('video', { href: attrs.href, 'data-site': attrs.site }, attrs.cover, title, note)
  },
})

function readAttachment(element: HTMLElement): Attachment['attrs'] | false {
  const link = element.querySelector('a')
  const src = fileSrc.safeParse(link?.getAttribute('href')).data
  const name = element.querySelector('b')?.textContent?.trim()
  if (!src || !name) return false
  return { src, name, mime: link?.dataset.mime ?? '', bytes: Number(link?.dataset.bytes) || 0 }
}

/** 附件: a card that leads to a file of the media library. */
export const AttachmentNode = Node.create({
  name: 'attachment',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return { src: own(''), name: own(''), mime: own(''), bytes: own(0) }
  },
  parseHTML() {
    return [{ tag: '.link-card.file', priority: 60, getAttrs: readAttachment }]
  },
  renderHTML({ node }) {
    const attrs = node.attrs as Attachment['attrs']
    const link = { href: attrs.src, 'data-mime': attrs.mime, 'data-bytes': String(attrs.bytes) }
    return cardDom('file', link, '', attrs.name, fileNote(attrs))
  },
})
