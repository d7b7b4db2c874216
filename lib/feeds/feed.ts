import { siteUrl } from '@/lib/env'

/** A picture that goes with an item. */
export type FeedPicture = { url: string; type: string }

export type FeedItem = {
  url: string
  title: string
  summary: string
  /** The whole piece with absolute addresses; empty when feeds carry summaries alone. */
  html: string
  publishedAt: Date
  updatedAt: Date
  people: string[]
  categories: string[]
  /** Where a reprint comes from, when its address is known. */
  source: { name: string; url: string } | null
  picture: FeedPicture | null
}

/** A feed in no format yet. */
export type Feed = {
  title: string
  description: string
  siteName: string
  /** The page whose feed this is, as a path. */
  page: string
  /** When something in it, or missing from it, last changed; null when nobody can say. */
  changedAt: Date | null
  /** Where readers may ask to be told of what is new (WebSub). */
  hub: string | null
  items: FeedItem[]
}

export type FeedFormat = 'rss' | 'atom' | 'json'

/** The file names of a page's feeds. */
export const FEED_FILES: Record<FeedFormat, string> = {
  rss: 'feed.xml',
  atom: 'atom.xml',
  json: 'feed.json',
}

export const FEED_TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const satisfies Record<FeedFormat, string>

/** Whether a media type, with or without its character set, is that of a feed. */
export const isFeed = (mediaType: string) =>
  Object.values<string>(FEED_TYPES).includes(mediaType.split(';', 1)[0] ?? '')

/** Whether a path is that of a feed, whichever page it belongs to. */
export const isFeedPath = (path: string) =>
  Object.values(FEED_FILES).includes(path.slice(path.lastIndexOf('/') + 1))

/** The path of a page's feed. */
export function feedPath(page: string, format: FeedFormat): string {
  return `${page === '/' ? '' : page}/${FEED_FILES[format]}`
}

/** A page's feeds by media type, as `alternates.types` of its metadata. */
export function feedLinks(page: string, title: string) {
  const link = (format: FeedFormat) => [{ url: siteUrl(feedPath(page, format)), title }]
  return {
    [FEED_TYPES.rss]: link('rss'),
    [FEED_TYPES.atom]: link('atom'),
    [FEED_TYPES.json]: link('json'),
  }
}

/** When a feed last changed, for those formats that must say so. */
export function feedUpdated({ changedAt, items }: Feed): Date {
  const newest = Math.max(0, ...items.map(({ updatedAt }) => updatedAt.getTime()))
  return changedAt ?? new Date(newest)
}
