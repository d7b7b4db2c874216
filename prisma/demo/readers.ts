import { db } from '@/lib/db/client'
import { siteDate } from '@/lib/time'
import { pruneViewHours, rankMostRead, recordViews } from '@/lib/views/commands'
import { hourOf, type ViewCount } from '@/lib/views/schema'
import { seededRandom } from './drawing/random'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const DAYS = 30
/** How many of a day's readers come in each hour of the site's zone: few at night, most at breakfast and after work. */
const RHYTHM = [2, 1, 1, 1, 1, 2, 5, 9, 10, 8, 7, 6, 8, 7, 5, 5, 6, 7, 8, 9, 10, 9, 6, 4]
const ALL = RHYTHM.reduce((sum, share) => sum + share, 0)

type Piece = { articleId: number; publishedAt: Date }

/** Readers of a piece on the day with this age: most on the first, then ever fewer. */
const readersAt = (appeal: number, days: number) => Math.round((appeal * 420) / (1 + days) ** 1.15)

/** Every hour of the last thirty days in which a piece was read. */
function readingOf({ articleId, publishedAt }: Piece, now: Date): ViewCount[] {
  const random = seededRandom(articleId * 7919)
  const appeal = 0.35 + random.between(0, 1) ** 3
  const newest = hourOf(now).getTime()
  const oldest = Math.max(hourOf(publishedAt).getTime(), newest - DAYS * DAY)
  const counts: ViewCount[] = []
  for (let at = oldest; at <= newest; at += HOUR) {
    const hour = new Date(at)
    const share = (RHYTHM[(hour.getUTCHours() + 8) % 24] ?? 0) / ALL
    const readers = readersAt(appeal, Math.max(0, Math.floor((at - publishedAt.getTime()) / DAY)))
    const views = Math.round(readers * share * random.between(0.7, 1.3))
    if (views > 0) counts.push({ articleId, hour, day: siteDate(hour), views })
  }
  return counts
}

/** Readers of the last thirty days, so that there is a ranking from the first start; the same ones each time. */
export async function letRead(now: Date): Promise<void> {
  if ((await db.viewDay.findFirst()) !== null) return
  const pieces = await db.publication.findMany({
    orderBy: { articleId: 'asc' },
    select: { articleId: true, publishedAt: true },
  })
  await recordViews(pieces.flatMap((piece) => readingOf(piece, now)))
  await rankMostRead(now)
  await pruneViewHours(now)
}
