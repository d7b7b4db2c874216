import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { holding } from '@/lib/db/like'
import { inDays } from '@/lib/people/office'
import { affiliationOn } from '@/lib/people/schema'
import { siteDate } from '@/lib/time'

type Asked = { q?: string | undefined; limit?: number | undefined; cursor?: number | undefined }
const USUAL = 50

/** A page of rows by id, newest first; one more was read than is shown. */
function pageOf<T extends { id: number }>(found: T[], limit: number) {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last ? String(last.id) : null }
}

const asked = ({ q, limit = USUAL, cursor }: Asked) => ({
  where: {
    ...(q ? { name: holding(q) } : {}),
    ...(cursor ? { id: { lt: cursor } } : {}),
  },
  orderBy: { id: 'desc' as const },
  take: limit + 1,
})

/** Tags by name, for programs. */
export async function pageOfTags(actor: Actor, query: Asked) {
  if (!can(actor, 'desk.enter')) return { items: [], next: null }
  const select = {
    id: true,
    name: true,
    slug: true,
    aliases: { orderBy: { name: 'asc' }, select: { name: true } },
  } as const
  const found = await db.tag.findMany({ ...asked(query), relationLoadStrategy: 'join', select })
  const rows = found.map((row) => ({ ...row, aliases: row.aliases.map(({ name }) => name) }))
  return pageOf(rows, query.limit ?? USUAL)
}

/** Authors by name with the office each holds now, for programs. */
export async function pageOfAuthors(actor: Actor, query: Asked, now: Date) {
  if (!can(actor, 'desk.enter')) return { items: [], next: null }
  const found = await db.author.findMany({
    ...asked(query),
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, name: true, slug: true },
      affiliations: { select: { title: true, since: true, until: true } },
    },
  })
  const rows = found.map(({ affiliations, ...row }) => ({
    ...row,
    affiliation: affiliationOn(inDays(affiliations), siteDate(now)),
  }))
  return pageOf(rows, query.limit ?? USUAL)
}

/** Sources by name, for programs. */
export async function pageOfSources(actor: Actor, query: Asked) {
  if (!can(actor, 'desk.enter')) return { items: [], next: null }
  const select = { id: true, name: true, slug: true, kind: true, state: true } as const
  const found = await db.source.findMany({ ...asked(query), select })
  return pageOf(found, query.limit ?? USUAL)
}
