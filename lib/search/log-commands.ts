import { db } from '@/lib/db/client'
import { siteDate } from '@/lib/time'
import { fold } from './fold'

type Count = { day: string; query: string; searches: number; empty: number }

const FLUSH_AFTER = 3_000
const MOST_WAITING = 2_000
const LONGEST = 64
/** An e-mail address, or a number as long as a telephone's, an account's or an identity card's. */
const PERSONAL = /\S@\S|(?:\d[\s-]?){7,}/
/** Numbers of standards (GB 37822-2019) are looked for often, and are nobody's. */
const STANDARD = /(?<!\d)\d{3,6}(?:\.\d+)?-(?:19|20)\d\d(?!\d)/g

/** A query as it may be kept: folded, and null when it may say who somebody is. */
export function keptQuery(q: string): string | null {
  const text = fold(q)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return text === '' || [...text].length > LONGEST || PERSONAL.test(text.replace(STANDARD, '')) ? null : text
}

const waiting = new Map<string, Count>()
let timer: NodeJS.Timeout | null = null

/** Counts a search, later and never in its way; nothing is kept of who searched. */
export function countSearch(q: string, found: boolean, now: Date): void {
  const query = keptQuery(q)
  if (query === null) return
  const day = siteDate(now)
  const key = `${day} ${query}`
  const before = waiting.get(key)
  if (!before && waiting.size >= MOST_WAITING) return
  const { searches, empty } = before ?? { searches: 0, empty: 0 }
  waiting.set(key, { day, query, searches: searches + 1, empty: empty + (found ? 0 : 1) })
  timer ??= setTimeout(() => void flushSearches().catch(() => undefined), FLUSH_AFTER).unref()
}

/** Writes what was counted, in one statement. What cannot be written is lost: it is only a count. */
export async function flushSearches(): Promise<void> {
  if (timer) clearTimeout(timer)
  timer = null
  // In one order, so that two processes that write the same rows wait for each other and do not block.
  const rows = [...waiting.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
  waiting.clear()
  if (rows.length === 0) return
  const column = <K extends keyof Count>(key: K) => rows.map((row) => row[key])
  await db.$executeRaw`
    INSERT INTO search_days (day, query, searches, empty)
    SELECT * FROM unnest(${column('day')}::date[], ${column('query')}::text[], ${column('searches')}::int[],
      ${column('empty')}::int[])
    ON CONFLICT (day, query) DO UPDATE SET searches = search_days.searches + excluded.searches,
      empty = search_days.empty + excluded.empty`
}

const KEPT_DAYS = 90

/** Forgets what was searched for longer ago than the reports reach. */
export async function pruneSearches(now: Date): Promise<number> {
  const { count } = await db.searchDay.deleteMany({
    where: { day: { lt: new Date(siteDate(new Date(now.getTime() - KEPT_DAYS * 86_400_000))) } },
  })
  return count
}
