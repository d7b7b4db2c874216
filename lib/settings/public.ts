import { cache } from 'react'
import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import type { Headline, SiteColumn, SiteFrame } from './frame'
import { readSiteSettings, SITE_SETTINGS_KEY } from './schema'

type Row = { settings: unknown; columns: SiteColumn[]; ticker: Headline[] }

/** What stands around every reader's page, in one statement: settings, columns, headlines. */
export const getSiteFrame = cache(async (): Promise<SiteFrame> => {
  tag(tags.settings, tags.columns, tags.articles)
  const [row] = await db.$queryRaw<Row[]>`
    SELECT (SELECT value FROM settings WHERE key = ${SITE_SETTINGS_KEY}) AS settings,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name, 'slug', slug, 'description', description,
        'parentId', parent_id) ORDER BY position, id) FROM categories), '[]') AS columns,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', article_id, 'title', title)
          ORDER BY published_at DESC, article_id DESC)
        FROM (SELECT article_id, title, published_at FROM publications
          ORDER BY published_at DESC, article_id DESC LIMIT 50) newest), '[]') AS ticker`
  const settings = readSiteSettings(row?.settings)
  return { settings, columns: row?.columns ?? [], ticker: (row?.ticker ?? []).slice(0, settings.tickerSize) }
})
