import type { Actor } from '@/lib/auth/permissions'
import { can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { holding, slugFrom } from '@/lib/db/like'
import { inDays } from './office'
import { fieldPicture } from './profile-queries'
import { affiliationOn } from './schema'
import { authorSeen } from './seen'

const PAGE = 50
const select = {
  id: true,
  name: true,
  slug: true,
  bio: true,
  affiliations: { orderBy: { since: 'desc' }, select: { title: true, since: true, until: true } },
} as const

type Row = { affiliations: { title: string; since: Date; until: Date | null }[] }

const withDays = <T extends Row>(row: T) => ({ ...row, affiliations: inDays(row.affiliations) })

/** One page of people by id, newest first, with how many public pieces each has. */
export async function listAuthors(
  actor: Actor,
  { q, before }: { q?: string | undefined; before?: number | undefined },
) {
  if (!can(actor, 'people.manage')) return { rows: [], next: null }
  const found = await db.author.findMany({
    where: {
      ...(q ? { OR: [{ name: holding(q) }, { slug: slugFrom(q) }] } : {}),
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select: { ...select, _count: { select: { bylines: true } } },
  })
  const rows = found.slice(0, PAGE).map(withDays)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

/** One person for editing; null when there is none. */
export async function getAuthor(actor: Actor, id: number) {
  if (!can(actor, 'people.manage')) return null
  const found = await db.author.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    select: { ...select, picture: { select: fieldPicture }, user: { select: { name: true } } },
  })
  return found && { ...withDays(found), seen: authorSeen({ ...found, pictureId: found.picture?.id ?? null }) }
}

/** People for the byline picker: at most twelve whose name or spelling begins so, with the office they hold on `today`. */
export async function suggestAuthors(actor: Actor, q: string, today: string) {
  if (!can(actor, 'article.create')) return []
  const found = await db.author.findMany({
    where: q ? { OR: [{ name: holding(q) }, { slug: slugFrom(q) }] } : {},
    orderBy: { id: 'asc' },
    take: 12,
    relationLoadStrategy: 'join',
    select,
  })
  return found
    .map(withDays)
    .map(({ id, name, affiliations }) => ({ id, name, affiliation: affiliationOn(affiliations, today) }))
}
