import { dayKey, daySpan, daysIn, parseMonth } from '@/lib/archive/calendar'
import { type Actor, can } from '@/lib/auth/permissions'
import { piecesSql } from '@/lib/auth/span'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { matching } from '@/lib/search/match'
import { parseQuery } from '@/lib/search/query'
import { siteDate } from '@/lib/time'
import { type MediaFilters, monthsBetween } from './filters'
import { fileUrl, type StoredFile } from './schema'
import { readUses, UNUSED } from './use-queries'
import type { Uses } from './uses'

export const PAGE = 48
/** How many files are looked at for a page of unused ones: each takes a few looks into indexes. */
const LOOKED_AT = 1_000
const MOST_OFFERED = 100

const select = {
  id: true,
  kind: true,
  key: true,
  mime: true,
  width: true,
  height: true,
  widths: true,
  bytes: true,
  originalName: true,
  alt: true,
  decorative: true,
  caption: true,
  credit: true,
  source: true,
  licence: true,
  expiresOn: true,
  focusX: true,
  focusY: true,
  tags: true,
  version: true,
  createdAt: true,
  uploadedById: true,
  uploadedBy: { select: { name: true } },
} as const satisfies Prisma.MediaSelect

export type MediaRow = Prisma.MediaGetPayload<{ select: typeof select }>

function stateSql(state: MediaFilters['state'], today: string): Prisma.Sql | null {
  if (state === 'noalt') return Prisma.sql`kind = 'IMAGE' AND alt = '' AND NOT decorative`
  if (state === 'expired') return Prisma.sql`expires_on < ${today}::date`
  if (state === 'expiring')
    return Prisma.sql`expires_on >= ${today}::date AND expires_on <= ${today}::date + 30`
  return null
}

function conditions(filters: MediaFilters, now: Date): Prisma.Sql[] | null {
  const { q, kind, tag, who, month, before } = filters
  const found: (Prisma.Sql | null)[] = [
    stateSql(filters.state, siteDate(now)),
    before ? Prisma.sql`id < ${before}` : null,
    kind ? Prisma.sql`kind = ${kind}::"MediaKind"` : null,
    tag ? Prisma.sql`tags @> ARRAY[${tag}]` : null,
    who ? Prisma.sql`uploaded_by_id = ${who}` : null,
  ]
  const [year = '', number = ''] = month?.split('-') ?? []
  const whole = parseMonth(year, number)
  if (whole) {
    const { from } = daySpan(dayKey(whole, 1))
    const { to } = daySpan(dayKey(whole, daysIn(whole)))
    found.push(
      Prisma.sql`created_at >= ${from.toISOString()}::timestamptz AND created_at < ${to.toISOString()}::timestamptz`,
    )
  }
  if (q) {
    const matches = matching(parseQuery(q))
    if (matches === null) return null
    found.push(matches.loose, matches.strict)
  }
  return found.filter((one) => one !== null)
}

type Picked = { ids: number[]; next: number | null }

async function pickIds(filters: MediaFilters, now: Date): Promise<Picked> {
  const all = conditions(filters, now)
  if (all === null) return { ids: [], next: null }
  const where = all.length > 0 ? Prisma.sql`WHERE ${Prisma.join(all, ' AND ')}` : Prisma.empty
  if (filters.state === 'unused') return pickUnused(where)
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM media ${where} ORDER BY id DESC LIMIT ${PAGE + 1}`
  const ids = rows.slice(0, PAGE).map(({ id }) => id)
  return { ids, next: rows.length > PAGE ? (ids.at(-1) ?? null) : null }
}

/** Of the next files, those that nothing uses; a page may hold few, and the next one begins where the look ended. */
async function pickUnused(where: Prisma.Sql): Promise<Picked> {
  const [found] = await db.$queryRaw<{ ids: number[]; last: number | null; looked: number }[]>`
    WITH m AS MATERIALIZED (SELECT id, key FROM media ${where} ORDER BY id DESC LIMIT ${LOOKED_AT})
    SELECT ARRAY(SELECT id FROM m WHERE ${UNUSED} ORDER BY id DESC LIMIT ${PAGE + 1}) AS ids,
      min(id)::int AS last, count(*)::int AS looked FROM m`
  const ids = found?.ids.slice(0, PAGE) ?? []
  if ((found?.ids.length ?? 0) > PAGE) return { ids, next: ids.at(-1) ?? null }
  return { ids, next: found?.looked === LOOKED_AT ? found.last : null }
}

/** One page of the library, newest first; `next` is where the following page begins. */
export async function listMedia(
  actor: Actor,
  filters: MediaFilters,
  now: Date,
): Promise<{ rows: MediaRow[]; next: number | null }> {
  if (!can(actor, 'media.upload')) return { rows: [], next: null }
  const { ids, next } = await pickIds(filters, now)
  const rows = await db.media.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'desc' },
    relationLoadStrategy: 'join',
    select,
  })
  return { rows, next }
}

/** A file with everything that is said about it and where it is used; null when there is none. */
export async function getMedia(actor: Actor, id: number): Promise<(MediaRow & { uses: Uses }) | null> {
  if (!can(actor, 'media.upload')) return null
  const row = await db.media.findUnique({ where: { id }, relationLoadStrategy: 'join', select })
  if (!row) return null
  // Titles of other people’s pieces are theirs; how many there are decides about deleting.
  return { ...row, uses: await readUses(db, id, piecesSql(actor, 'article.read')) }
}

export type MediaChoices = { people: { id: number; name: string }[]; tags: string[]; months: string[] }

/** What the filters offer: who has uploaded, the tags on the newest files, the months since the first one. */
export async function mediaChoices(actor: Actor, now: Date): Promise<MediaChoices> {
  if (!can(actor, 'media.upload')) return { people: [], tags: [], months: [] }
  const [people, tags, oldest] = await Promise.all([
    db.user.findMany({
      where: { media: { some: {} } },
      orderBy: { name: 'asc' },
      take: MOST_OFFERED,
      select: { id: true, name: true },
    }),
    db.$queryRaw<{ tag: string }[]>`
      SELECT tag FROM (SELECT unnest(tags) AS tag FROM (SELECT tags FROM media WHERE tags <> '{}'
        ORDER BY id DESC LIMIT 5000) newest) each GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${MOST_OFFERED}`,
    db.media.findFirst({ orderBy: { createdAt: 'asc' }, select: { createdAt: true } }),
  ])
  return { people, tags: tags.map(({ tag }) => tag), months: monthsBetween(oldest?.createdAt ?? now, now) }
}

/** Attachments for the editor to choose from, newest first. */
export async function listFiles(actor: Actor, q: string, now: Date): Promise<StoredFile[]> {
  const { rows } = await listMedia(actor, { q, kind: 'FILE' }, now)
  return rows.map((row) => ({
    src: fileUrl(row),
    name: row.originalName,
    mime: row.mime,
    bytes: row.bytes,
  }))
}
