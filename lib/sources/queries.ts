import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { holding } from '@/lib/db/like'

const PAGE = 50

/** One page of sources by id, newest first, with how many public pieces each has. */
export async function listSources(
  actor: Actor,
  { q, before }: { q?: string | undefined; before?: number | undefined },
) {
  if (!can(actor, 'article.create')) return { rows: [], next: null }
  const found = await db.source.findMany({
    where: { ...(q ? { name: holding(q) } : {}), ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      name: true,
      slug: true,
      kind: true,
      homepage: true,
      state: true,
      stateReason: true,
      _count: { select: { publications: true } },
    },
  })
  const rows = found.slice(0, PAGE)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}
