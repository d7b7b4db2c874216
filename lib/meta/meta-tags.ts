import { env } from '@/lib/env'
import type { SiteColumn, SiteFrame } from '@/lib/settings/frame'
import type { SiteSettings } from '@/lib/settings/schema'
import { siteDateTime, siteIso } from '@/lib/time'

/** Meta tags by name, in the spelling that Chinese aggregators and inspections look for; none is ever empty. */
export type MetaTags = Record<string, string>

function filled(tags: MetaTags): MetaTags {
  return Object.fromEntries(Object.entries(tags).filter(([, value]) => value.trim() !== ''))
}

/** What every page says of the site. SiteIDCode is given to a site by the authorities, so only the desk can name one. */
export function siteMeta({ siteName, siteIdCode }: SiteSettings): MetaTags {
  return filled({ SiteName: siteName, SiteDomain: new URL(env.SITE_URL).hostname, SiteIDCode: siteIdCode })
}

/** What a column's pages say of it, in words where the desk has written none. */
export function columnDescription({ settings }: SiteFrame, { name, description }: SiteColumn): string {
  return description || `${settings.siteName}${name}栏目的全部文章。`
}

/** What a page says of its column: `path` leads from the top level to it. */
export function columnMeta(frame: SiteFrame, path: SiteColumn[]): MetaTags {
  const column = path.at(-1)
  if (!column) return {}
  return filled({
    ColumnName: column.name,
    ColumnDescription: columnDescription(frame, column),
    ColumnKeywords: path.map(({ name }) => name).join(','),
    ColumnType: path[0]?.name ?? column.name,
  })
}

type Piece = {
  title: string
  publishedAt: Date
  source: string
  keywords: string[]
  authors: string[]
  description: string
  image: string
  url: string
}

/** What a piece's page says of it; five of them double as the names that HTML knows, which ignore case. */
export function articleMeta(piece: Piece): MetaTags {
  return filled({
    ArticleTitle: piece.title,
    PubDate: siteDateTime(piece.publishedAt),
    ContentSource: piece.source,
    Keywords: piece.keywords.join(','),
    Author: piece.authors.join(','),
    Description: piece.description,
    Image: piece.image,
    Url: piece.url,
  })
}

/** The times as Toutiao reads them, by property. */
export function toutiaoTimes({ publishedAt, updatedAt }: { publishedAt: Date; updatedAt: Date }): MetaTags {
  return {
    'bytedance:published_time': siteIso(publishedAt),
    'bytedance:updated_time': siteIso(updatedAt),
    'bytedance:lrDate_time': siteIso(updatedAt),
  }
}
