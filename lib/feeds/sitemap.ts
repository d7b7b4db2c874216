import { siteIso } from '@/lib/time'
import { element } from './xml'

/** `pictures`: the cover first, then those in the text. */
export type SitemapEntry = { url: string; changedAt: Date | null; pictures: string[] }

export type NewsEntry = { url: string; title: string; publishedAt: Date }

/** How many article numbers one file of the sitemap spans: Toutiao takes no more than 10,000 addresses. */
export const SITEMAP_SPAN = 10_000

/** How many article numbers one file of plain addresses spans; with FIXED_PAGES they are 50,000 at most. */
export const TEXT_SPAN = 40_000
export const FIXED_PAGES = 10_000

/** Engines read no more pictures of one address. */
const MOST_PICTURES = 1_000
/** Beyond their first, pictures get as much of a file: with ten thousand addresses it then stays below the 10 MB Baidu takes. */
const PICTURE_BYTES = 5_000_000

/** Longer addresses are refused by Baidu, and the whole file with them. */
const LONGEST_ADDRESS = 256

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
const NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'

const fits = ({ url }: { url: string }) => Buffer.byteLength(url) <= LONGEST_ADDRESS

const lastmod = (at: Date | null) => (at === null ? '' : element('lastmod', siteIso(at)))

/** The index that names every file of the sitemap. */
export function renderSitemapIndex(entries: { url: string; changedAt: Date | null }[]): string {
  const files = entries.map(
    ({ url, changedAt }) => `<sitemap>${element('loc', url)}${lastmod(changedAt)}</sitemap>`,
  )
  return `${HEAD}<sitemapindex ${SITEMAP}>${files.join('')}</sitemapindex>\n`
}

const imageElement = (picture: string) => `<image:image>${element('image:loc', picture)}</image:image>`

/** One file of the sitemap. */
export function renderSitemap(entries: SitemapEntry[]): string {
  let room = PICTURE_BYTES
  const urls = entries.filter(fits).map(({ url, changedAt, pictures }) => {
    const [first = '', ...rest] = pictures.slice(0, MOST_PICTURES).map(imageElement)
    const more = rest.join('')
    const fitsIn = Buffer.byteLength(more) <= room
    if (fitsIn) room -= Buffer.byteLength(more)
    return `<url>${element('loc', url)}${lastmod(changedAt)}${first}${fitsIn ? more : ''}</url>`
  })
  return `${HEAD}<urlset ${SITEMAP} ${IMAGE}>${urls.join('')}</urlset>\n`
}

/** What is new, for engines that ask for news. */
export function renderNewsSitemap(siteName: string, entries: NewsEntry[]): string {
  const publication = `<news:publication>${element('news:name', siteName)}<news:language>zh-cn</news:language></news:publication>`
  const urls = entries.filter(fits).map(({ url, title, publishedAt }) => {
    const news = `${publication}${element('news:publication_date', siteIso(publishedAt))}${element('news:title', title)}`
    return `<url>${element('loc', url)}<news:news>${news}</news:news></url>`
  })
  return `${HEAD}<urlset ${SITEMAP} ${NEWS}>${urls.join('')}</urlset>\n`
}

/** Addresses alone, one a line. */
export function renderTextSitemap(entries: { url: string }[]): string {
  return entries
    .filter(fits)
    .map(({ url }) => `${url}\n`)
    .join('')
}
