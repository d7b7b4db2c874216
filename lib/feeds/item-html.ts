import type { Picture } from '@/lib/articles/card'
import { escapeHtml } from '@/lib/content/escape'
import { renderDoc } from '@/lib/content/render'
import type { Doc } from '@/lib/content/schema'
import type { PublicCorrection } from '@/lib/corrections/schema'
import { siteUrl } from '@/lib/env'
import { pictureSrc } from '@/lib/media/schema'
import { siteDateTime } from '@/lib/time'

const WIDTH = 960

/** The address of a cover as readers elsewhere fetch it. */
export function coverUrl(picture: Picture): string {
  return siteUrl(pictureSrc(picture, WIDTH))
}

/** What a page lets the browser choose a picture from; a feed names the one. */
const SOURCES = /<source [^>]*>|<\/?picture>| (srcset|sizes)="[^"]*"/g

/** A body's addresses as they must be away from its page. The renderer escapes every quote in the text itself. */
function absolute(html: string, url: string): string {
  return html
    .replace(SOURCES, '')
    .replace(/ (href|src)="\/(?!\/)/g, (_all, name: string) => ` ${name}="${siteUrl('/')}`)
    .replace(/ href="#/g, ` href="${url}#`)
}

type Whole = {
  url: string
  body: Doc
  cover: { picture: Picture; caption: string } | null
  source: { name: string; url: string } | null
  corrections: PublicCorrection[]
}

/** A piece as a feed carries it in full: cover, body, what was corrected, and where a reprint comes from. */
export function itemHtml({ url, body, cover, source, corrections }: Whole): string {
  const caption = cover?.caption ? `<figcaption>${escapeHtml(cover.caption)}</figcaption>` : ''
  const figure = cover
    ? `<figure><img src="${escapeHtml(coverUrl(cover.picture))}" alt="${escapeHtml(cover.picture.alt)}">${caption}</figure>`
    : ''
  const from = source
    ? `<p>来源：<a href="${escapeHtml(source.url)}" rel="noopener nofollow">${escapeHtml(source.name)}</a></p>`
    : ''
  const notes = corrections.map(
    ({ at, what, why }) => `<p>【更正】${siteDateTime(at)}：${escapeHtml(what)} 原因：${escapeHtml(why)}</p>`,
  )
  return figure + absolute(renderDoc(body), url) + notes.join('') + from
}
