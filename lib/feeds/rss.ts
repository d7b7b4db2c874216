import { siteUrl } from '@/lib/env'
import { siteIso } from '@/lib/time'
import { FEED_TYPES, type Feed, type FeedItem, feedPath, feedUpdated } from './feed'
import { element, emptyElement, escapeXml } from './xml'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Mon, 12 Apr 2021 10:30:00 +0800`: a date by RFC 822, in the site's zone. */
export function rfc822(at: Date): string {
  const iso = siteIso(at)
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  const weekday = DAYS[new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay()]
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${iso.slice(11, 19)} ${iso.slice(19).replace(':', '')}`
}

function renderItem({ url, source, picture, ...item }: FeedItem): string {
  return [
    '<item>',
    element('title', item.title),
    element('link', url),
    `<guid isPermaLink="true">${escapeXml(url)}</guid>`,
    element('pubDate', rfc822(item.publishedAt)),
    ...item.people.map((name) => element('dc:creator', name)),
    ...item.categories.map((name) => element('category', name)),
    source ? `<source url="${escapeXml(source.url)}">${escapeXml(source.name)}</source>` : '',
    // A length of 0 says that it is not known: stored is the size of what was uploaded, and that has no address.
    picture ? emptyElement('enclosure', { ...picture, length: '0' }) : '',
    element('description', item.summary),
    element('content:encoded', item.html),
    '</item>',
  ].join('')
}

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ')

/** A feed by RSS 2.0. */
export function renderRss(feed: Feed): string {
  const { title, description, page, hub, items } = feed
  const self = { href: siteUrl(feedPath(page, 'rss')), rel: 'self', type: FEED_TYPES.rss }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<rss version="2.0" ${NAMESPACES}><channel>`,
    element('title', title),
    element('link', siteUrl(page)),
    element('description', description || title),
    '<language>zh-cn</language>',
    emptyElement('atom:link', self),
    hub ? emptyElement('atom:link', { href: hub, rel: 'hub' }) : '',
    items.length > 0 ? element('lastBuildDate', rfc822(feedUpdated(feed))) : '',
    ...items.map(renderItem),
    '</channel></rss>\n',
  ].join('')
}
