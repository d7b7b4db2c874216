import { cache } from 'react'
import { db } from '@/lib/db/client'
import { keepUntil, tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { ABOUT } from '@/lib/static-pages/path'
import type { Headline, PageLink, SiteColumn, SiteFrame } from './frame'
import { greyAt } from './grey'
import { readSiteSettings, SITE_SETTINGS_KEY, type SiteSettings } from './schema'

type Row = { settings: unknown; columns: SiteColumn[]; ticker: Headline[]; pages: PageLink[] }

const MOST_PAGES = 20

/** /about always shows something: its page, or the built-in text. */
function withAbout(pages: PageLink[]): PageLink[] {
  return pages.some(({ slug }) => slug === ABOUT) ? pages : [{ slug: ABOUT, title: '关于我们' }, ...pages]
}

/** What stands around every reader's page, in one statement: settings, columns, headlines, pages of the footer. */
export const getSiteFrame = cache(async (): Promise<SiteFrame> => {
  tag(tags.settings, tags.columns, tags.articles, tags.pages)
  const [row] = await db.$queryRaw<Row[]>`
    SELECT (SELECT value FROM settings WHERE key = ${SITE_SETTINGS_KEY}) AS settings,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name, 'slug', slug, 'description', description,
        'genre', genre, 'parentId', parent_id) ORDER BY position, id) FROM categories), '[]') AS columns,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', article_id, 'title', title)
          ORDER BY published_at DESC, article_id DESC)
        FROM (SELECT article_id, title, published_at FROM publications
          ORDER BY published_at DESC, article_id DESC LIMIT 50) newest), '[]') AS ticker,
      coalesce((SELECT jsonb_agg(jsonb_build_object('slug', slug, 'title', title) ORDER BY position, id)
        FROM (SELECT id, slug, title, position FROM static_pages WHERE is_public
          ORDER BY position, id LIMIT ${MOST_PAGES}) shown), '[]') AS pages`
  const settings = readSiteSettings(row?.settings)
  const { columns = [], ticker = [], pages = [] } = row ?? {}
  return { settings, columns, ticker: ticker.slice(0, settings.tickerSize), pages: withAbout(pages) }
})

/** The settings alone, for files that name the site and nothing that is published. */
export const getPublicSettings = cache(async (): Promise<SiteSettings> => {
  tag(tags.settings)
  const row = await db.setting.findUnique({ where: { key: SITE_SETTINGS_KEY }, select: { value: true } })
  return readSiteSettings(row?.value)
})

/** Whether readers see the site in grey at this moment; a page that depends on it is made anew when that changes. */
export async function isSiteGrey(now: Date): Promise<boolean> {
  const { settings } = await getSiteFrame()
  const { isGrey, changesAt } = greyAt(settings, now)
  if (changesAt) keepUntil(changesAt)
  return isGrey
}
