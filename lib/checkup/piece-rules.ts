import type { RevisionContent } from '@/lib/articles/content'
import { missingOfReprint } from '@/lib/articles/reprint'
import { figuresIn } from '@/lib/content/pictures'
import { siteDate, siteDateTime } from '@/lib/time'
import type { Finding } from './schema'

/** A public piece, as far as it is looked at. */
export type CheckedPiece = {
  articleId: number
  title: string
  publishedAt: Date
  updatedAt: Date
  /** When it was begun here; null for what an import brought, whose date is older by nature. */
  begunAt: Date | null
  /** The cover's words in the library; null when there is no cover. */
  cover: { alt: string; decorative: boolean } | null
  content: RevisionContent
}

/** In widths of a Chinese character; what is longer is cut by lists and search engines. */
export const LONGEST_TITLE = 30
/** Before it there was no web page in China to take the date from. */
const FIRST_YEAR = 1994
const DAY = 86_400_000
const CLOCKS_DIFFER = 60_000

/** How wide a title is, in Chinese characters. */
export function titleWidth(title: string): number {
  return [...title].reduce((width, character) => width + (/[\x20-\x7e]/.test(character) ? 0.5 : 1), 0)
}

function oddDate({ publishedAt, updatedAt, begunAt }: CheckedPiece, now: Date): string | null {
  if (publishedAt.getTime() > now.getTime() + CLOCKS_DIFFER)
    return `发布日期 ${siteDateTime(publishedAt)} 还没有到`
  if (publishedAt.getUTCFullYear() < FIRST_YEAR) return `发布日期 ${siteDate(publishedAt)} 早得不合理`
  if (updatedAt < publishedAt)
    return `更新时间 ${siteDateTime(updatedAt)} 早于发布时间 ${siteDateTime(publishedAt)}`
  if (begunAt && publishedAt.getTime() < begunAt.getTime() - DAY)
    return `发布日期 ${siteDate(publishedAt)} 早于建稿日期 ${siteDate(begunAt)}`
  return null
}

function silentPictures({ content, cover }: CheckedPiece): string | null {
  const silent = figuresIn(content.body).filter(
    ({ alt, decorative }) => alt.trim() === '' && !decorative,
  ).length
  const parts = [
    ...(silent > 0 ? [`正文有 ${silent} 张图片没有替代文字`] : []),
    ...(cover && cover.alt.trim() === '' && !cover.decorative ? ['题图没有替代文字'] : []),
  ]
  return parts.length > 0 ? parts.join('；') : null
}

/** What is wrong with one piece by itself: title, date, source, pictures. */
export function pieceFindings(piece: CheckedPiece, now: Date): Finding[] {
  const { articleId, title, content } = piece
  const width = titleWidth(title)
  const date = oddDate(piece, now)
  const source = Object.values(missingOfReprint(content)).flat()
  const pictures = silentPictures(piece)
  return [
    ...(width > LONGEST_TITLE
      ? [{ kind: 'LONG_TITLE' as const, articleId, detail: `标题 ${Math.ceil(width)} 个字宽` }]
      : []),
    ...(date ? [{ kind: 'ODD_DATE' as const, articleId, detail: date }] : []),
    ...(source.length > 0 ? [{ kind: 'MISSING_SOURCE' as const, articleId, detail: source.join('；') }] : []),
    ...(pictures ? [{ kind: 'MISSING_ALT' as const, articleId, detail: pictures }] : []),
  ]
}
