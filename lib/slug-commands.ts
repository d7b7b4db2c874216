import type { Tx } from './db/client'
import { Prisma } from './db/generated/client'
import { takeLock } from './db/locks'
import { AppError } from './errors'
import { freeSlug, slugFor } from './slug'

/** A thing with a name and an address of its own. */
export type Named = { id: number; name: string; slug: string }

/** Selects what makes a thing `Named`. */
export const named = { id: true, name: true, slug: true } as const

/** What has an address made from its name: its table, what people call it, and the lock on giving such names out. */
const KINDS = {
  column: { table: Prisma.sql`categories`, label: '栏目', lock: 'columnNames' },
  tag: { table: Prisma.sql`tags`, label: '标签', lock: 'tagNames' },
  author: { table: Prisma.sql`authors`, label: '作者', lock: 'authorNames' },
  source: { table: Prisma.sql`sources`, label: '稿源', lock: 'sourceNames' },
  topic: { table: Prisma.sql`topics`, label: '专题', lock: 'topicNames' },
  page: { table: Prisma.sql`static_pages`, label: '单页', lock: 'pageNames' },
} as const

export type SlugKind = keyof typeof KINDS

/** Lets only one command at a time give out names and addresses of a kind, so that two see each other's. */
export async function lockNames(tx: Tx, kind: SlugKind): Promise<void> {
  await takeLock(tx, KINDS[kind].lock)
}

/** The refusal of an address that another thing of the kind has. */
export function slugTaken(kind: SlugKind): AppError {
  const taken = `已被其他${KINDS[kind].label}使用`
  return new AppError('CONFLICT', `这个网址名${taken}。`, { slug: [taken] })
}

/**
 * The slug for a thing (`own`: its id, when it exists): the one asked for, or CONFLICT when another has it; when none
 * is asked for, one made from the name that nobody has.
 */
export async function chooseSlug(
  tx: Tx,
  kind: SlugKind,
  { slug: wanted, name }: { slug: string; name: string },
  own: number | null = null,
): Promise<string> {
  await lockNames(tx, kind)
  const base = wanted || slugFor(name)
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM ${KINDS[kind].table} WHERE slug LIKE ${`${base}%`} AND id IS DISTINCT FROM ${own}::int`
  const free = freeSlug(
    base,
    rows.map(({ slug }) => slug),
  )
  if (wanted && free !== wanted) throw slugTaken(kind)
  return free
}
