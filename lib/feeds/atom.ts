import { siteUrl } from '@/lib/env'
import { siteIso } from '@/lib/time'
import { FEED_TYPES, type Feed, type FeedItem, feedPath, feedUpdated } from './feed'
import { element, emptyElement, escapeXml } from './xml'

const person = (name: string) => `<author>${element('name', name)}</author>`

function renderEntry({ url, source, picture, ...item }: FeedItem): string {
  return [
    '<entry>',
    `<title>${escapeXml(item.title)}</title>`,
    element('id', url),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('published', siteIso(item.publishedAt)),
    element('updated', siteIso(item.updatedAt)),
    ...item.people.map(person),
    ...item.categories.map((term) => emptyElement('category', { term })),
    source ? emptyElement('link', { rel: 'via', href: source.url, title: source.name }) : '',
    picture ? emptyElement('link', { rel: 'enclosure', type: picture.type, href: picture.url }) : '',
    element('summary', item.summary),
    item.html ? `<content type="html">${escapeXml(item.html)}</content>` : '',
    '</entry>',
  ].join('')
}

/** A feed by RFC 4287. */
export function renderAtom(feed: Feed): string {
  const { title, description, siteName, page, hub, items } = feed
  const self = siteUrl(feedPath(page, 'atom'))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<title>${escapeXml(title)}</title>`,
    element('subtitle', description),
    element('id', self),
    emptyElement('link', { rel: 'self', type: FEED_TYPES.atom, href: self }),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: siteUrl(page) }),
    hub ? emptyElement('link', { rel: 'hub', href: hub }) : '',
    element('updated', siteIso(feedUpdated(feed))),
    // Whoever is not signed in a piece stands behind it.
    person(siteName),
    ...items.map(renderEntry),
    '</feed>\n',
  ].join('')
}
