import type { CheerioAPI } from 'cheerio'
import { parseStamp } from './date'

/** What a page's head and structured data say of it, first found first. */
export type HeadFacts = {
  titleTag: string
  titles: string[]
  siteNames: string[]
  columns: string[]
  sources: string[]
  authors: string[]
  published: Date[]
  updated: Date[]
  url: string | null
}

type Names = Record<string, readonly string[]>

const META = {
  titles: ['articletitle', 'og:title', 'twitter:title', 'headline'],
  siteNames: ['og:site_name', 'sitename', 'application-name'],
  columns: ['columnname', 'article:section', 'og:article:section', 'channelname'],
  sources: ['contentsource', 'source', 'og:article:source', 'mediaid', 'article:source', 'copyright-source'],
  authors: ['author', 'article:author', 'og:article:author'],
  published: [
    'article:published_time',
    'og:published_time',
    'og:article:published_time',
    'bytedance:published_time',
    'pubdate',
    'publishdate',
    'publish_date',
    'publish-date',
    'publishtime',
    'publish_time',
    'datepublished',
    'og:release_date',
    'og:time',
    'apub:time',
    'dc.date',
    'dc.date.issued',
    'sailthru.date',
    'weibo: article:create_at',
    'weibo:article:create_at',
    'date',
  ],
  updated: [
    'article:modified_time',
    'og:updated_time',
    'lastmodified',
    'dateupdate',
    'weibo: article:update_at',
    'weibo:article:update_at',
    'maketime',
  ],
} as const satisfies Names

function metaValues($: CheerioAPI): Map<string, string> {
  const values = new Map<string, string>()
  $('meta[content]').each((_, element) => {
    const key = $(element).attr('property') ?? $(element).attr('name') ?? $(element).attr('itemprop')
    const value = $(element).attr('content')?.trim()
    const name = key?.trim().toLowerCase()
    if (name && value && !values.has(name)) values.set(name, value)
  })
  return values
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

function flatten(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(flatten)
  return isObject(value) ? [value, ...flatten(value['@graph'])] : []
}

/** The JSON-LD objects that describe an article; a block that is no JSON is passed over. */
function articleData($: CheerioAPI): Json[] {
  const scripts = $('script[type="application/ld+json"]').toArray()
  return scripts
    .flatMap((script) => {
      try {
        return flatten(JSON.parse($(script).text().replace(/\s/g, ' ')))
      } catch {
        return []
      }
    })
    .filter((one) => 'headline' in one || 'pubDate' in one || /Article|Posting/.test(String(one['@type'])))
}

const text = (value: unknown): string[] => (typeof value === 'string' && value.trim() ? [value.trim()] : [])
const names = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => text(isObject(one) ? one.name : one))
const stamps = (values: string[]): Date[] => values.flatMap((value) => parseStamp(value) ?? [])

const SCRIPT_DATE =
  /\b(?:publish|pub|post|create|release|news|article)[_-]?(?:ed)?[_-]?(?:time|date|at)["']?\s*[:=]\s*["']?(\d{10}(?:\d{3})?\b|(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[^"'<>,;]{0,20})/i
const SCRIPT_STAMP = /\bvar\s+(?:ct|pt|ptime|pubtime)\s*=\s*["'](\d{10})["']/

/** A publication time that only the page's scripts carry. */
export function scriptDate($: CheerioAPI): Date | null {
  for (const script of $('script:not([src])').toArray()) {
    const source = $(script).text()
    const value = SCRIPT_DATE.exec(source)?.[1] ?? SCRIPT_STAMP.exec(source)?.[1]
    const at = value ? parseStamp(value) : null
    if (at) return at
  }
  return null
}

/** Reads title, meta elements, JSON-LD and canonical address. */
export function readHead($: CheerioAPI): HeadFacts {
  const meta = metaValues($)
  const data = articleData($)
  const of = (list: readonly string[]) => list.flatMap((name) => text(meta.get(name)))
  const canonical = [
    $('link[rel="canonical"]').attr('href'),
    meta.get('og:url'),
    meta.get('url'),
    data.map((one) => one['@id']).find((id) => typeof id === 'string'),
  ]
  return {
    titleTag: $('head title').first().text() || $('title').first().text(),
    titles: [...data.flatMap((one) => text(one.headline)), ...of(META.titles)],
    siteNames: of(META.siteNames),
    columns: [...of(META.columns), ...data.flatMap((one) => names(one.articleSection))],
    sources: [...of(META.sources), ...data.flatMap((one) => names(one.sourceOrganization))],
    authors: [...data.flatMap((one) => names(one.author)), ...of(META.authors)],
    published: stamps([
      ...data.flatMap((one) => [...text(one.datePublished), ...text(one.pubDate)]),
      ...of(META.published),
    ]),
    updated: stamps([
      ...data.flatMap((one) => [...text(one.dateModified), ...text(one.upDate)]),
      ...of(META.updated),
    ]),
    url:
      (canonical.find((one) => typeof one === 'string' && /^https?:\/\/\S+$/.test(one)) as
        | string
        | undefined) ?? null,
  }
}
