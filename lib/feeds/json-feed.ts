import { siteUrl } from '@/lib/env'
import { siteIso } from '@/lib/time'
import { type Feed, type FeedItem, feedPath } from './feed'

function toItem({ url, title, summary, html, source, picture, ...item }: FeedItem): object {
  return {
    id: url,
    url,
    ...(source ? { external_url: source.url } : {}),
    title,
    // The format wants a text in every item.
    ...(html ? { content_html: html } : { content_text: summary || title }),
    ...(summary ? { summary } : {}),
    ...(picture ? { image: picture.url } : {}),
    date_published: siteIso(item.publishedAt),
    date_modified: siteIso(item.updatedAt),
    ...(item.people.length > 0 ? { authors: item.people.map((name) => ({ name })) } : {}),
    tags: item.categories,
    language: 'zh-CN',
  }
}

/** A feed by JSON Feed 1.1. */
export function renderJsonFeed({ title, description, siteName, page, hub, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: siteUrl(page),
    feed_url: siteUrl(feedPath(page, 'json')),
    ...(description ? { description } : {}),
    icon: siteUrl('/icon-512.png'),
    favicon: siteUrl('/icon-192.png'),
    authors: [{ name: siteName, url: siteUrl('/') }],
    language: 'zh-CN',
    ...(hub ? { hubs: [{ type: 'WebSub', url: hub }] } : {}),
    items: items.map(toItem),
  }
  return `${JSON.stringify(feed)}\n`
}
