import type { Metadata } from 'next'
import { siteUrl } from '@/lib/env'
import { feedLinks } from '@/lib/feeds/feed'
import { traditionalPath } from '@/lib/hant/address'

/** Feeds of a page by their media type. */
export type FeedTypes = NonNullable<NonNullable<Metadata['alternates']>['types']>

/** The site's own feeds, for pages that have none. */
export function siteFeeds(siteName: string): FeedTypes {
  return feedLinks('/', siteName)
}

/** A page's editions: the simplified one is what both call canonical, and what a language of neither kind gets. */
export function alternates(path: string, types: FeedTypes): NonNullable<Metadata['alternates']> {
  return {
    canonical: siteUrl(path),
    languages: {
      'zh-Hans': siteUrl(path),
      'zh-Hant': siteUrl(traditionalPath(path)),
      'x-default': siteUrl(path),
    },
    types,
  }
}
