import { siteIso } from '@/lib/time'
import { element } from './xml'

export type SitemapEntry = { url: string; changedAt: Date | null }

/** How many article numbers one file of the sitemap spans. */
export const SITEMAP_SPAN = 10_000

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** The index that names every file of the sitemap. */
export function renderSitemapIndex(urls: string[]): string {
  const files = urls.map((url) => `<sitemap>${element('loc', url)}</sitemap>`)
  return `${HEAD}<sitemapindex ${NAMESPACE}>${files.join('')}</sitemapindex>\n`
}

/** One file of the sitemap. */
export function renderSitemap(entries: SitemapEntry[]): string {
  const urls = entries.map(({ url, changedAt }) => {
    const changed = changedAt === null ? '' : element('lastmod', siteIso(changedAt))
    return `<url>${element('loc', url)}${changed}</url>`
  })
  return `${HEAD}<urlset ${NAMESPACE}>${urls.join('')}</urlset>\n`
}
