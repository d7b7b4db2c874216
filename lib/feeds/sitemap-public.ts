import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { siteUrl } from '@/lib/env'
import { keepUntil, tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { getPublicSettings } from '@/lib/settings/public'
import { listFixedPages, listTimedPages } from './fixed-pages-public'
import { type NewsEntry, SITEMAP_SPAN, type SitemapEntry, TEXT_SPAN } from './sitemap'

const SPAN = Prisma.raw(String(SITEMAP_SPAN))

/** The numbers of the spans that hold public pieces, the newest first: n begins at (n − 1) × span. */
async function listSpans(span: number): Promise<number[]> {
  tag(tags.articles)
  const rows = await db.$queryRaw<{ n: number }[]>`
    SELECT n FROM (SELECT min(article_id) / ${span}::int AS first, max(article_id) / ${span}::int AS last
      FROM publications) ends, generate_series(first, last) AS n
    WHERE EXISTS (SELECT 1 FROM publications
      WHERE article_id >= n * ${span}::int AND article_id < (n + 1) * ${span}::int)
    ORDER BY n DESC`
  return rows.map(({ n }) => n + 1)
}

/**
 * The sitemap's files, the newest pieces first, each with the time at which a piece of it last came, changed, was
 * corrected or went: the log alone knows what went, and when what came under an old date. Two probes of an index a file.
 * File 0, of the pages that are no pieces, has no time: what goes from it is written nowhere.
 */
export async function listSitemapFiles(): Promise<{ file: number; changedAt: Date | null }[]> {
  const files = await listSpans(SITEMAP_SPAN)
  // The index audit_events_sitemap is over these very words.
  const rows = await db.$queryRaw<{ file: number; changedAt: Date | null }[]>`
    SELECT file, (SELECT max(at) FROM audit_events WHERE subject = 'article' AND subject_id::int / ${SPAN} = file - 1
      AND action IN ('article.publish', 'article.reinstate', 'article.withdraw', 'correction.add', 'correction.take-back'))
      AS "changedAt"
    FROM unnest(${files}::int[]) WITH ORDINALITY AS files(file, place) ORDER BY place`
  return [...rows, { file: 0, changedAt: null }]
}

/** The numbers of the files of older addresses; the newest are in the first file, which has none. */
export async function listTextSitemaps(): Promise<number[]> {
  return (await listSpans(TEXT_SPAN)).slice(1)
}

const PICTURE_WIDTH = 1_200

/** The cover and the pictures in the text, as one line of addresses with a space between; '' when there are none. */
function picturesOf(line: string): string[] {
  const [cover, ...rest] = line.split(' ')
  if (!cover) return rest.map(siteUrl)
  // A picture that is cover and stands in the text too, at another width, is one picture.
  const key = cover.slice(0, cover.lastIndexOf('-') + 1)
  return [cover, ...rest.filter((one) => !one.startsWith(key))].map(siteUrl)
}

/** Where a span ends: numbers beyond the columns' type have no pieces. */
const inReach = (from: number) => from >= 0 && from <= 2_000_000_000

/** The pages in one file of the sitemap, newest first; null when there is no such file. */
export async function getSitemapFile(file: number): Promise<SitemapEntry[] | null> {
  tag(tags.articles)
  if (file === 0)
    return (await listTimedPages()).map(({ path, changedAt }) => ({
      url: siteUrl(path),
      changedAt,
      pictures: [],
    }))
  const from = (file - 1) * SITEMAP_SPAN
  if (!inReach(from)) return null
  // Ten thousand rows: the width is chosen where they lie, and texts are brought over, as arrays take longer than all the rest.
  const rows = await db.$queryRaw<{ id: number; updatedAt: Date; pictures: string }[]>`
    SELECT p.article_id AS id, p.updated_at AS "updatedAt", coalesce('/media/' || m.key || '-' || coalesce(
      (SELECT min(width) FROM unnest(m.widths) AS width WHERE width >= ${PICTURE_WIDTH}),
      m.widths[cardinality(m.widths)]) || '.webp', '') || CASE WHEN cardinality(p.body_pictures) > 0
      THEN ' ' || array_to_string(p.body_pictures, ' ') ELSE '' END AS pictures
    FROM publications p LEFT JOIN media m ON m.id = p.cover_id
    WHERE p.article_id >= ${from} AND p.article_id < ${from + SITEMAP_SPAN} ORDER BY p.article_id DESC`
  if (rows.length === 0) return null
  return rows.map(({ id, updatedAt, pictures }) => ({
    url: siteUrl(`/articles/${id}`),
    changedAt: updatedAt,
    pictures: picturesOf(pictures),
  }))
}

async function addressesOf(span: number): Promise<{ url: string }[]> {
  const from = (span - 1) * TEXT_SPAN
  if (!inReach(from)) return []
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT article_id AS id FROM publications
    WHERE article_id >= ${from} AND article_id < ${from + TEXT_SPAN} ORDER BY article_id DESC`
  return rows.map(({ id }) => ({ url: siteUrl(`/articles/${id}`) }))
}

/** The addresses of the newest pieces and of every page that is none; of older pieces under their number, or null. */
export async function getTextSitemap(file: number | null): Promise<{ url: string }[] | null> {
  tag(tags.articles)
  const [newest, ...older] = await listSpans(TEXT_SPAN)
  if (file !== null) return older.includes(file) ? addressesOf(file) : null
  const pages = (await listFixedPages()).map(({ path }) => ({ url: siteUrl(path) }))
  return [...(newest === undefined ? [] : await addressesOf(newest)), ...pages]
}

const NEWS_AGE = 2 * 86_400_000
const MOST_NEWS = 1_000

/** What was published in the last two days; the answer falls due when the oldest of it is no news any more. */
export async function getNews(now: Date): Promise<{ siteName: string; entries: NewsEntry[] }> {
  tag(tags.articles)
  const { siteName } = await getPublicSettings()
  const rows = await db.publication.findMany({
    where: { publishedAt: { gt: new Date(now.getTime() - NEWS_AGE) } },
    orderBy: [{ publishedAt: 'desc' }, { articleId: 'desc' }],
    take: MOST_NEWS,
    select: { articleId: true, title: true, publishedAt: true },
  })
  const oldest = rows.at(-1)
  if (oldest) keepUntil(new Date(oldest.publishedAt.getTime() + NEWS_AGE))
  const entries = rows.map(({ articleId, title, publishedAt }) => {
    return { url: siteUrl(`/articles/${articleId}`), title, publishedAt }
  })
  return { siteName, entries }
}
