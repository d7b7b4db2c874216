import { fileSrc, mediaSrc, videoHref } from './addresses'
import { fileNote, videoWords } from './block-words'
import { escapeHtml } from './escape'
import type { Attachment, Video } from './nodes'

const words = (value: unknown) => (typeof value === 'string' ? value : '')

function card(kind: string, address: string, picture: string, title: string, note: string): string {
  return `<p class="link-card ${kind}"><a ${address}>${picture}<span><b>${escapeHtml(title)}</b> <small>${escapeHtml(note)}</small></span></a></p>`
}

/** A video as a card that leads to where it is shown: nothing of that place is loaded here. */
export function renderVideo({ attrs }: Video): string {
  const href = videoHref.safeParse(attrs?.href).data
  if (href === undefined) return ''
  const cover = mediaSrc.safeParse(attrs.cover).data
  const picture = cover ? `<img src="${escapeHtml(cover)}" alt="" loading="lazy" decoding="async">` : ''
  const { title, note } = videoWords({ href, title: words(attrs.title), site: words(attrs.site), cover: '' })
  return card('video', `href="${escapeHtml(href)}" rel="noopener nofollow"`, picture, title, note)
}

/** A file of ours as a card that says what it is before it is fetched. */
export function renderAttachment({ attrs }: Attachment): string {
  const src = fileSrc.safeParse(attrs?.src).data
  if (src === undefined) return ''
  const name = words(attrs.name) || '附件'
  const note = fileNote({ src, name, mime: '', bytes: Number(attrs.bytes) || 0 })
  return card('file', `href="${escapeHtml(src)}" download`, '', name, note)
}
