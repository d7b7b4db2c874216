import { siteIso } from '@/lib/time'
import { element, escapeXml } from './xml'

export type FeedItem = {
  url: string
  title: string
  description: string
  publishedAt: Date
  people: string[]
  categories: string[]
}

export type Feed = { title: string; description: string; url: string; self: string; items: FeedItem[] }

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Mon, 12 Apr 2021 10:30:00 +0800`: a date by RFC 822, in the site's zone. */
export function rfc822(at: Date): string {
  const iso = siteIso(at)
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  const weekday = DAYS[new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay()]
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${iso.slice(11, 19)} ${iso.slice(19).replace(':', '')}`
}

function renderItem(item: FeedItem): string {
  return [
    '<item>',
    element('title', item.title),
    element('link', item.url),
    `<guid isPermaLink="true">${escapeXml(item.url)}</guid>`,
    element('pubDate', rfc822(item.publishedAt)),
    ...item.people.map((name) => element('dc:creator', name)),
    ...item.categories.map((name) => element('category', name)),
    element('description', item.description),
    '</item>',
  ].join('')
}

/** A feed by RSS 2.0. */
export function renderRss({ title, description, url, self, items }: Feed): string {
  const newest = items[0]?.publishedAt
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    element('title', title),
    element('link', url),
    element('description', description || title),
    '<language>zh-cn</language>',
    `<atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>`,
    newest ? element('lastBuildDate', rfc822(newest)) : '',
    ...items.map(renderItem),
    '</channel></rss>\n',
  ].join('')
}
