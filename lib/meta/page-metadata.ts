import type { Metadata } from 'next'
import { dayWords } from '@/lib/archive/calendar'
import { parseCursor } from '@/lib/articles/filters'
import { CARD_SIZE, CARD_TYPE, type CardLink, cardLink, siteCard } from '@/lib/cards/card'
import { siteUrl } from '@/lib/env'
import type { SiteFrame } from '@/lib/settings/frame'
import { siteDate } from '@/lib/time'
import { alternates, type FeedTypes, siteFeeds } from './alternates'
import { type MetaTags, siteMeta } from './meta-tags'

/** What a page of any kind says of itself in its head. */
export type PageFacts = {
  title: string
  description: string
  /** Its own address: the path with what makes it another page. */
  path: string
  /** Its feeds; the site's when it has none of its own. */
  feeds?: FeedTypes
  /** Its picture for shared links; the site's when it has none of its own. */
  card?: CardLink
  keywords?: string[]
  /** For readers, not for search engines: they leave it out, and follow its links. */
  unlisted?: boolean
  other?: MetaTags
}

/** Where nothing is. */
export const MISSING: Metadata = { title: '没有找到', robots: { index: false } }

/** The address of a page of a list. */
export function listPath(path: string, before: string | null): string {
  return before === null ? path : `${path}?before=${before}`
}

const untilDay = (at: Date) => dayWords(siteDate(at))

/**
 * The name and address of a page of a list. Nobody counts the pages: a later one is called by where it begins, the day
 * unless the list has a finer `until`. Every later page is its own canonical, for it shows other pieces; and unlisted, for
 * each publication moves where pages begin, and an engine would collect ever new addresses of the same pieces.
 */
export function listPage(
  { title, path }: Pick<PageFacts, 'title' | 'path'>,
  before: string | null,
  until: (at: Date) => string = untilDay,
): Pick<PageFacts, 'title' | 'path' | 'unlisted'> {
  if (before === null) return { title, path }
  const begin = parseCursor(before)
  return {
    title: begin ? `${title}（${until(begin.at)}以前）` : title,
    path: listPath(path, before),
    unlisted: true,
  }
}

/** A picture's facts, as Open Graph wants them. */
export function cardImage({ path, alt }: CardLink) {
  return { url: siteUrl(path), ...CARD_SIZE, type: CARD_TYPE, alt }
}

/** The head of a page that is not a piece. */
export function pageMetadata(frame: SiteFrame, page: PageFacts): Metadata {
  const { settings } = frame
  const { siteName } = settings
  const { title, description, path, keywords = [], unlisted = false } = page
  const card = page.card ?? cardLink('site', siteCard(settings))
  const feeds = page.feeds ?? siteFeeds(siteName)
  return {
    title,
    description,
    ...(keywords.length > 0 ? { keywords } : {}),
    alternates: alternates(path, feeds),
    robots: unlisted ? { index: false, follow: true } : LISTED,
    openGraph: {
      type: 'website',
      title,
      description,
      url: siteUrl(path),
      siteName,
      locale: 'zh_CN',
      images: [cardImage(card)],
    },
    twitter: twitterCard(title, description, card),
    other: { ...siteMeta(settings), ...page.other },
  }
}

/** Search results may show large pictures and as much text as they like. */
export const LISTED = { index: true, follow: true, 'max-image-preview': 'large', 'max-snippet': -1 } as const

/** The same for X and those who read its tags. */
export function twitterCard(title: string, description: string, { path, alt }: CardLink) {
  const card = 'summary_large_image' as const
  return { card, title, description, images: [{ url: siteUrl(path), alt }] }
}
