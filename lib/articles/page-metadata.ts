import { env } from '@/lib/env'
import type { SiteColumn } from '@/lib/settings/frame'
import type { SiteSettings } from '@/lib/settings/schema'
import { siteDateTime } from '@/lib/time'
import type { PublicArticle } from './public-article'

/** Meta tags by name; one without a value is never sent. */
export type MetaTags = Record<string, string>

function filled(tags: MetaTags): MetaTags {
  return Object.fromEntries(Object.entries(tags).filter(([, value]) => value.trim() !== ''))
}

/** What every page says of the site. SiteIDCode is a government site's, and not ours to claim. */
export function siteMeta({ siteName }: SiteSettings): MetaTags {
  return filled({ SiteName: siteName, SiteDomain: new URL(env.SITE_URL).hostname })
}

/** What a page says of its column. */
export function columnMeta(path: SiteColumn[]): MetaTags {
  const column = path.at(-1)
  if (!column) return {}
  return filled({
    ColumnName: column.name,
    ColumnDescription: column.description,
    ColumnKeywords: path.map(({ name }) => name).join(','),
    ColumnType: path[0]?.name ?? '',
  })
}

/** What an article's page says of the article: the names that Chinese aggregators read. */
export function articleMeta(article: PublicArticle, siteName: string): MetaTags {
  return filled({
    ArticleTitle: article.title,
    PubDate: siteDateTime(article.publishedAt),
    ContentSource: article.source?.name ?? siteName,
    Author: article.bylines.map(({ name }) => name).join(','),
  })
}
