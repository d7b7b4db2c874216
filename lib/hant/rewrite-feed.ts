import { escapeXml } from '@/lib/feeds/xml'
import type { Convert } from './convert'
import { withNames } from './names'
import { rewritePage } from './rewrite-page'
import { absoluteWithinEdition } from './rewrite-tag'

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const unescapeXml = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)

/** A piece of HTML that stands in a feed: its links are absolute. */
function rewriteBody(html: string, convert: Convert): string {
  return rewritePage(html, '/', convert).replace(
    / href="([^"]*)"/g,
    (_, address: string) => ` href="${absoluteWithinEdition(address)}"`,
  )
}

const WORDS = new Set([
  'title',
  'subtitle',
  'description',
  'summary',
  'category',
  'dc:creator',
  'name',
  'source',
])
const ADDRESSES = new Set(['link', 'guid', 'id'])
/** The hub is told of the simplified feeds alone: who asked it for these would wait for ever. */
const HUB = /<(?:atom:)?link [^>]*rel="hub"[^>]*\/>/g
const PIECE = /<([^\s/>]+)([^>]*)>([^<]*)/g

function rewriteText(element: string, attributes: string, text: string, convert: Convert): string {
  if (WORDS.has(element)) return convert(text)
  if (ADDRESSES.has(element)) return absoluteWithinEdition(text)
  if (element === 'language') return 'zh-Hant'
  if (element === 'content:encoded' || (element === 'content' && attributes.includes('type="html"')))
    return escapeXml(rewriteBody(unescapeXml(text), convert))
  return text
}

function rewriteAttributes(attributes: string, convert: Convert): string {
  return attributes.replace(/([\w:]+)="([^"]*)"/g, (whole, name: string, value: string) => {
    if (name === 'term' || name === 'title') return `${name}="${convert(value)}"`
    if (name === 'href') return `${name}="${absoluteWithinEdition(value)}"`
    return name === 'xml:lang' ? `${name}="zh-Hant"` : whole
  })
}

/** RSS and Atom as lib/feeds writes them: every `<`, `>` and quote of a text is escaped, nothing is CDATA. */
function rewriteXml(xml: string, convert: Convert): string {
  const names = [...xml.matchAll(/<(?:dc:creator|name)>([^<]*)</g)].map(([, name = '']) => name)
  const withPeople = withNames(names, convert)
  return xml.replace(HUB, '').replace(PIECE, (_, element: string, attributes: string, text: string) => {
    const said = text === '' ? '' : rewriteText(element, attributes, text, withPeople)
    return `<${element}${rewriteAttributes(attributes, withPeople)}>${said}`
  })
}

type Json = { [key: string]: unknown }
type Item = Json & { authors?: { name: string }[] }

function rewriteField(key: string, value: unknown, convert: Convert): unknown {
  if (Array.isArray(value)) return value.map((one) => rewriteField(key, one, convert))
  if (typeof value === 'object' && value !== null) return rewriteObject(value as Json, convert)
  if (typeof value !== 'string') return value
  if (key === 'language') return 'zh-Hant'
  if (key === 'content_html') return rewriteBody(value, convert)
  if (/^(title|description|summary|content_text|name|tags)$/.test(key)) return convert(value)
  return /^(id|url|home_page_url|feed_url)$/.test(key) ? absoluteWithinEdition(value) : value
}

const rewriteObject = (object: Json, convert: Convert): Json =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, rewriteField(key, value, convert)]))

function rewriteJson(json: string, convert: Convert): string {
  const { hubs: _told, ...feed } = JSON.parse(json) as Json & { items: Item[] }
  const names = feed.items.flatMap(({ authors = [] }) => authors.map(({ name }) => name))
  return `${JSON.stringify(rewriteObject(feed, withNames(names, convert)))}\n`
}

/**
 * A finished feed as that of the traditional edition: its words, its language, and the addresses of this site's pages,
 * those that are ids as well; docs/decisions/0012-traditional-edition.md says why.
 */
export function rewriteFeed(text: string, convert: Convert): string {
  return text.startsWith('{') ? rewriteJson(text, convert) : rewriteXml(text, convert)
}
