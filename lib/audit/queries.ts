import { type Actor, can } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type AuditFilter, momentsOf } from './filter'
import type { LoggedEvent, ShownEvent } from './logged-event'

const PAGE = 50
const DAY = 86_400_000

/**
 * The ids between which a span of time lies. Ids and times rise together but for clocks that differ, so a day to
 * spare is left on both sides and `at` decides; without it a month long ago would be sought through all that came after.
 */
function idsWithin({ since, until }: { since: Date | null; until: Date | null }): Prisma.Sql[] {
  const parts: Prisma.Sql[] = []
  if (since) {
    const early = new Date(since.getTime() - DAY)
    parts.push(Prisma.sql`e.at >= ${since} AND e.id >= (
      SELECT id FROM audit_events WHERE at >= ${early} ORDER BY at, id LIMIT 1)`)
  }
  if (until) {
    const late = new Date(until.getTime() + DAY)
    parts.push(Prisma.sql`e.at < ${until} AND e.id <= (
      SELECT id FROM audit_events WHERE at < ${late} ORDER BY at DESC, id DESC LIMIT 1)`)
  }
  return parts
}

/** What a filter asks for, as a condition on `audit_events e`; each part has an index that is in the order of the list. */
export function matches(filter: AuditFilter): Prisma.Sql {
  const { who, what, kind, number } = filter
  const parts = idsWithin(momentsOf(filter))
  if (who !== undefined)
    parts.push(who === 'system' ? Prisma.sql`e.actor_id IS NULL` : Prisma.sql`e.actor_id = ${who}`)
  if (what !== undefined)
    parts.push(
      what.includes('.')
        ? Prisma.sql`e.action = ${what}`
        : Prisma.sql`split_part(e.action, '.', 1) = ${what}`,
    )
  if (kind !== undefined) parts.push(Prisma.sql`e.subject = ${kind}`)
  if (kind !== undefined && number !== undefined) parts.push(Prisma.sql`e.subject_id = ${number}`)
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`TRUE`
}

/** Up to `limit` rows that match, below an id, the newest first. For the other files of this folder: asks nobody’s permission. */
export function readEvents(
  tx: Tx,
  where: Prisma.Sql,
  { before, limit }: { before: bigint | number | null; limit: number },
): Promise<LoggedEvent[]> {
  const below = before === null ? Prisma.empty : Prisma.sql`AND e.id < ${before}`
  return tx.$queryRaw<LoggedEvent[]>`
    SELECT e.id, e.at, e.actor_name AS "actorName", e.action, e.subject, e.subject_id AS "subjectId", e.address, e.data,
      l.seq, l.hash
    FROM audit_events e LEFT JOIN audit_links l ON l.event_id = e.id
    WHERE ${where} ${below} ORDER BY e.id DESC LIMIT ${limit}`
}

/** What articles and users are called today, by kind and id; two look-ups however many rows. */
export async function namesOf(tx: Tx, events: LoggedEvent[]): Promise<Map<string, string>> {
  const idsOf = (kind: string) =>
    events.flatMap(({ subject, subjectId }) =>
      subject === kind && /^[1-9]\d{0,8}$/.test(subjectId) ? [Number(subjectId)] : [],
    )
  const [articles, users] = await Promise.all([
    tx.article.findMany({ where: { id: { in: idsOf('article') } }, select: { id: true, title: true } }),
    tx.user.findMany({ where: { id: { in: idsOf('user') } }, select: { id: true, name: true } }),
  ])
  return new Map([
    ...articles.map(({ id, title }): [string, string] => [`article ${id}`, title]),
    ...users.map(({ id, name }): [string, string] => [`user ${id}`, name]),
  ])
}

/** One page of the events that fulfil a condition; `whole` with address and proof. For the other files of this folder: asks nobody’s permission. */
export async function pageOf(
  where: Prisma.Sql,
  before: number | undefined,
  { whole, size = PAGE }: { whole: boolean; size?: number },
) {
  const found = await readEvents(db, where, { before: before ?? null, limit: size + 1 })
  const some = found.slice(0, size)
  const names = await namesOf(db, some)
  const rows = some.map(({ id, seq, hash, address, ...event }): ShownEvent => {
    const proof = {
      address,
      seq: seq === null ? null : Number(seq),
      hash: hash && Buffer.from(hash).toString('hex'),
    }
    const name = names.get(`${event.subject} ${event.subjectId}`)
    return { ...event, id: Number(id), name, proof: whole ? proof : null }
  })
  return { rows, next: found.length > size ? (rows.at(-1)?.id ?? null) : null }
}

/** One page of the log under a filter, the newest first; `next` is where the following page begins. */
export async function listEvents(actor: Actor, filter: AuditFilter, before: number | undefined) {
  if (!can(actor, 'audit.read')) return { rows: [], next: null }
  return pageOf(matches(filter), before, { whole: true })
}

/** What happened to one piece, for those who may edit it; null for others, and when there is no such piece. */
export async function articleTrail(actor: Actor, articleId: number, before: number | undefined) {
  const select = { id: true, title: true, ownerId: true, columnId: true } as const
  const article = await db.article.findUnique({ where: { id: articleId }, select })
  if (!article || !can(actor, 'article.edit', article)) return null
  const where = matches({ kind: 'article', number: String(articleId) })
  return { article, ...(await pageOf(where, before, { whole: can(actor, 'audit.read') })) }
}

/** Everybody who has or had an account, to choose among; newsrooms have dozens of people: at most 500. */
export async function listActors(actor: Actor): Promise<{ id: number; name: string }[]> {
  if (!can(actor, 'audit.read')) return []
  return db.user.findMany({ orderBy: { id: 'asc' }, take: 500, select: { id: true, name: true } })
}
