import type { Tx } from '@/lib/db/client'
import type { Origin, PushChannel } from '@/lib/db/generated/enums'
import { siteUrl } from '@/lib/env'
import { FEED_FILES, type FeedFormat, feedPath } from '@/lib/feeds/feed'
import type { ArticleFacts } from '@/lib/pages/tags'
import { topicPath } from '@/lib/topics/schema'
import { isOn, PUSH_SETTINGS_KEY, type PushSettings, readPushSettings } from './schema'

type Change = {
  articleId: number
  /** Where it stood before and stands after; null when it is not public on that side. */
  before: ArticleFacts | null
  after: ArticleFacts | null
  origin: Origin
  /** The time that readers are told. */
  at: Date
}

type Wanted = { channel: PushChannel; url: string }

/** What an importer brings from the past is found by way of the sitemaps. */
const NEWS_AGE = 2 * 86_400_000

/**
 * Notes in the transaction of a publication, an update or a withdrawal whom to tell of it; the worker tells them.
 * Does nothing while no channel is set up.
 */
export async function queuePushes(tx: Tx, change: Change, now: Date): Promise<void> {
  if (now.getTime() - change.at.getTime() > NEWS_AGE) return
  const settings = await findSettings(tx)
  if (!settings) return
  const url = siteUrl(`/articles/${change.articleId}`)
  const withdrawn = change.after === null
  if (withdrawn) await tx.push.deleteMany({ where: { channel: 'BAIDU', url, state: 'PENDING' } })
  const wanted: Wanted[] = []
  // IndexNow also wants to know what is gone; Baidu finds out by itself.
  if (isOn(settings, 'INDEXNOW')) wanted.push({ channel: 'INDEXNOW', url })
  if (isOn(settings, 'BAIDU') && !withdrawn && mayGoToBaidu(settings, change.origin))
    wanted.push({ channel: 'BAIDU', url })
  if (isOn(settings, 'WEBSUB')) wanted.push(...toHub(await pagesWith(tx, change)))
  await write(tx, wanted, now)
}

/** Notes in the transaction that changes what is in a public topic that its feeds are to be told of. */
export async function queueTopicPush(tx: Tx, slug: string, now: Date): Promise<void> {
  const settings = await findSettings(tx)
  if (settings && isOn(settings, 'WEBSUB')) await write(tx, toHub([topicPath(slug)]), now)
}

async function findSettings(tx: Tx): Promise<PushSettings | null> {
  const row = await tx.setting.findUnique({ where: { key: PUSH_SETTINGS_KEY }, select: { value: true } })
  return row && readPushSettings(row.value)
}

const mayGoToBaidu = ({ baiduReprints }: PushSettings, origin: Origin) =>
  origin !== 'REPRINT' || baiduReprints

/**
 * The pages whose feeds hold the piece, or held it: the same that expire by its tags. A topic draws on a column with
 * all below it, and the facts of a piece name all that are above its own; there are as many as the desk made by hand.
 */
async function pagesWith(tx: Tx, { articleId, before, after }: Change): Promise<string[]> {
  const idsOf = (key: 'columnIds' | 'tagIds' | 'authorIds') => [
    ...new Set([...(before?.[key] ?? []), ...(after?.[key] ?? [])]),
  ]
  const [columnIds, tagIds] = [idsOf('columnIds'), idsOf('tagIds')]
  const found = await tx.$queryRaw<{ page: string }[]>`
    SELECT '/columns/' || slug AS page FROM categories WHERE id = ANY(${columnIds}::int[])
    UNION ALL SELECT '/tags/' || slug FROM tags WHERE id = ANY(${tagIds}::int[])
    UNION ALL SELECT '/authors/' || slug FROM authors WHERE id = ANY(${idsOf('authorIds')}::int[])
    UNION ALL SELECT '/topics/' || slug FROM topics WHERE published_at IS NOT NULL AND id IN (
      SELECT topic_id FROM topic_sections WHERE column_id = ANY(${columnIds}::int[])
      UNION SELECT topic_id FROM topic_sections WHERE tag_id = ANY(${tagIds}::int[])
      UNION SELECT s.topic_id FROM topic_items i JOIN topic_sections s ON s.id = i.section_id
        WHERE i.article_id = ${articleId})`
  return ['/', ...found.map(({ page }) => page)]
}

/** A page's feeds, each of which the hub knows by an address of its own. */
function toHub(pages: string[]): Wanted[] {
  const formats = Object.keys(FEED_FILES) as FeedFormat[]
  return pages.flatMap((page) =>
    formats.map((format) => ({ channel: 'WEBSUB' as const, url: siteUrl(feedPath(page, format)) })),
  )
}

/**
 * Adds what is not waiting already. A row that the worker has taken up does not count: what it tells of may be older
 * than this change; and one that another transaction holds may be just about to be taken.
 */
async function write(tx: Tx, wanted: Wanted[], now: Date): Promise<void> {
  if (wanted.length === 0) return
  const channels = wanted.map(({ channel }) => channel)
  const urls = wanted.map(({ url }) => url)
  const at = now.toISOString()
  await tx.$executeRaw`
    WITH waiting AS (SELECT channel, url FROM pushes
      WHERE state = 'PENDING' AND attempts = 0 AND url = ANY(${urls}::text[]) FOR UPDATE SKIP LOCKED)
    INSERT INTO pushes (channel, url, next_at, created_at)
    SELECT one.channel::"PushChannel", one.url, ${at}::timestamptz, ${at}::timestamptz
    FROM unnest(${channels}::text[], ${urls}::text[]) AS one(channel, url)
    WHERE NOT EXISTS (SELECT 1 FROM waiting w WHERE w.url = one.url AND w.channel::text = one.channel)`
}
