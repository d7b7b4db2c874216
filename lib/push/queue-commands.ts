import type { Tx } from '@/lib/db/client'
import type { Origin, PushChannel } from '@/lib/db/generated/enums'
import { siteUrl } from '@/lib/env'
import { FEED_FILES, type FeedFormat, feedPath } from '@/lib/feeds/feed'
import type { ArticleFacts } from '@/lib/pages/tags'
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
  const row = await tx.setting.findUnique({ where: { key: PUSH_SETTINGS_KEY }, select: { value: true } })
  if (!row) return
  const settings = readPushSettings(row.value)
  const url = siteUrl(`/articles/${change.articleId}`)
  const withdrawn = change.after === null
  if (withdrawn) await tx.push.deleteMany({ where: { channel: 'BAIDU', url, state: 'PENDING' } })
  const wanted: Wanted[] = []
  // IndexNow also wants to know what is gone; Baidu finds out by itself.
  if (isOn(settings, 'INDEXNOW')) wanted.push({ channel: 'INDEXNOW', url })
  if (isOn(settings, 'BAIDU') && !withdrawn && mayGoToBaidu(settings, change.origin))
    wanted.push({ channel: 'BAIDU', url })
  if (isOn(settings, 'WEBSUB'))
    for (const feed of await feedsOf(tx, change)) wanted.push({ channel: 'WEBSUB', url: feed })
  await write(tx, wanted, now)
}

const mayGoToBaidu = ({ baiduReprints }: PushSettings, origin: Origin) =>
  origin !== 'REPRINT' || baiduReprints

/** The feeds that name the hub and hold the piece, or held it. */
async function feedsOf(tx: Tx, { before, after }: Change): Promise<string[]> {
  const columnIds = [...(before?.columnIds ?? []), ...(after?.columnIds ?? [])]
  const columns = await tx.category.findMany({
    where: { id: { in: columnIds } },
    orderBy: { id: 'asc' },
    select: { slug: true },
  })
  const pages = ['/', ...columns.map(({ slug }) => `/columns/${slug}`)]
  const formats = Object.keys(FEED_FILES) as FeedFormat[]
  return pages.flatMap((page) => formats.map((format) => siteUrl(feedPath(page, format))))
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
