import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { holding, slugFrom } from '@/lib/db/like'
import { type ColumnNode, flattenColumns } from './tree'

const PAGE = 60

/** Every column in the order of the tree, each with its depth (0–2) and how many pieces it holds. */
export async function listColumns(actor: Actor) {
  if (!can(actor, 'desk.enter')) return []
  const all = await db.category.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    relationLoadStrategy: 'join',
    select: {
      id: true,
      name: true,
      slug: true,
      description: true,
      targetDays: true,
      genre: true,
      parentId: true,
      _count: { select: { publications: true, articles: true } },
    },
  })
  return flattenColumns(all)
}

export type DeskColumn = ColumnNode<Awaited<ReturnType<typeof listColumns>>[number]>

/** Every column in the order of the tree with what a choice or a plan needs of it, without counting pieces. */
export async function listColumnChoices(actor: Actor) {
  if (!can(actor, 'desk.enter')) return []
  const all = await db.category.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, targetDays: true, parentId: true },
  })
  return flattenColumns(all)
}

export type ColumnChoice = ColumnNode<Awaited<ReturnType<typeof listColumnChoices>>[number]>

/** One page of tags by id, newest first, with aliases and how many public pieces each has. */
export async function listTags(
  actor: Actor,
  { q, before }: { q?: string | undefined; before?: number | undefined },
) {
  if (!can(actor, 'desk.enter')) return { rows: [], next: null }
  const found = await db.tag.findMany({
    where: {
      ...(q
        ? {
            OR: [{ name: holding(q) }, { slug: slugFrom(q) }, { aliases: { some: { name: holding(q) } } }],
          }
        : {}),
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      name: true,
      slug: true,
      description: true,
      aliases: { orderBy: { name: 'asc' }, select: { name: true } },
      _count: { select: { publications: true, articles: true } },
    },
  })
  const rows = found.slice(0, PAGE).map((row) => ({ ...row, aliases: row.aliases.map(({ name }) => name) }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

/** One tag for editing, with how many pieces carry it; null when there is none. */
export async function getTag(actor: Actor, id: number) {
  if (!can(actor, 'taxonomy.manage')) return null
  const tag = await db.tag.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      name: true,
      slug: true,
      description: true,
      aliases: { orderBy: { name: 'asc' }, select: { name: true } },
      _count: { select: { publications: true, articles: true } },
    },
  })
  return tag && { ...tag, aliases: tag.aliases.map(({ name }) => name) }
}
