import { siteUrl } from '@/lib/env'
import { renderAtom } from './atom'
import { FEED_TYPES, type Feed, type FeedFormat, feedPath } from './feed'
import { renderJsonFeed } from './json-feed'
import { renderRss } from './rss'

const RENDERERS: Record<FeedFormat, (feed: Feed) => string> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJsonFeed,
}

/** A feed as an answer; the hub and the feed's own address also stand in its head, where WebSub looks first. */
export function feedResponse(feed: Feed, format: FeedFormat): Response {
  const headers = new Headers({
    'Content-Type': `${FEED_TYPES[format]}; charset=utf-8`,
    // A feed is for readers elsewhere: a script of any site may read it, and is given nothing that is one person's.
    'Access-Control-Allow-Origin': '*',
  })
  if (feed.changedAt) headers.set('Last-Modified', feed.changedAt.toUTCString())
  if (feed.hub) {
    const self = siteUrl(feedPath(feed.page, format))
    headers.set('Link', `<${feed.hub}>; rel="hub", <${self}>; rel="self"`)
  }
  return new Response(RENDERERS[format](feed), { headers })
}
