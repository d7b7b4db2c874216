import { trashWords } from '@/lib/articles/trash-queries'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { isForeignKeyViolation, isUniqueViolation } from '@/lib/db/errors'
import { takeLock } from '@/lib/db/locks'
import { AppError, notFound } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { freeAddress, leaveRedirect } from '@/lib/redirects/commands'
import { countScheduledWith } from '@/lib/schedule/queries'
import { requireSeen, type Seen } from '@/lib/seen'
import { chooseSlug, type Named, named, slugTaken } from '@/lib/slug-commands'
import type { ColumnInput } from './schema'
import { columnSeen } from './seen'

/** A column by where it stands; whose work is limited to some changes nothing above them, nor between them. */
const at = (columnId: number | null) => ({ ownerId: null, columnId })

const path = (slug: string) => `/columns/${slug}`

function explain(error: unknown): never {
  if (isUniqueViolation(error, 'slug')) throw slugTaken('column')
  if (isForeignKeyViolation(error))
    throw new AppError('INVALID', '上级栏目已被删除，请重新选择。', { parentId: ['已被删除'] })
  const text = String((error as { message?: unknown }).message)
  if (text.includes('columns nest at most') || text.includes('categories_not_own_parent')) {
    throw new AppError('INVALID', '栏目最多三级，也不能放到自己的下级里。', {
      parentId: ['栏目最多三级，也不能放到自己的下级里'],
    })
  }
  throw error
}

/** Lets only one command at a time grow or move the tree: two moves that do not see each other could make a loop. */
async function lockTree(tx: Tx): Promise<void> {
  await takeLock(tx, 'columnTree')
}

async function insertColumn(tx: Tx, actor: Actor, input: ColumnInput): Promise<Named> {
  const slug = await chooseSlug(tx, 'column', input)
  const last = await tx.category.aggregate({
    where: { parentId: input.parentId },
    _max: { position: true },
  })
  const created = await tx.category.create({
    data: { ...input, slug, position: (last._max.position ?? 0) + 1 },
    select: named,
  })
  await freeAddress(tx, path(slug))
  await freeAddress(tx, `${path(slug)}/feed.xml`)
  await recordEvent(tx, {
    actor,
    action: 'column.create',
    subject: 'column',
    subjectId: created.id,
    data: { name: input.name, slug },
    tags: [tags.columns, tags.articles, tags.slug('column', slug)],
  })
  return created
}

/** Opens a column at the end of its level. */
export async function createColumn(actor: Actor, input: ColumnInput): Promise<Named> {
  authorise(actor, 'column.manage', at(input.parentId))
  return transaction(async (tx) => {
    await lockTree(tx)
    return insertColumn(tx, actor, input)
  }).catch(explain)
}

/** Changes a column's name, address, description, genre or place in the tree; the old address leads to the new one. */
export async function updateColumn(
  actor: Actor,
  { seen, ...input }: ColumnInput & Seen & { id: number },
): Promise<Named> {
  authorise(actor, 'column.manage', at(input.id))
  const { id, ...data } = input
  return transaction(async (tx) => {
    await lockTree(tx)
    const found = await tx.category.findUnique({
      where: { id },
      select: { slug: true, name: true, parentId: true, targetDays: true, genre: true, description: true },
    })
    if (!found) throw notFound('这个栏目')
    requireSeen(columnSeen(found), { seen })
    const { description: _was, ...before } = found
    if (before.parentId !== input.parentId) authorise(actor, 'column.manage', at(input.parentId))
    const slug = await chooseSlug(tx, 'column', input, id)
    const after = await tx.category.update({
      where: { id },
      data: { ...data, slug },
      select: { ...named, parentId: true, targetDays: true, genre: true },
    })
    if (before.slug !== slug) {
      await leaveRedirect(tx, path(before.slug), path(slug))
      await leaveRedirect(tx, `${path(before.slug)}/feed.xml`, `${path(slug)}/feed.xml`)
    }
    const { id: _, ...told } = after
    const around = [id, before.parentId, input.parentId].filter((one) => one !== null).map(tags.column)
    await recordEvent(tx, {
      actor,
      action: 'column.update',
      subject: 'column',
      subjectId: id,
      data: { before, after: told },
      tags: [
        tags.columns,
        tags.articles,
        ...around,
        ...(before.slug === slug ? [] : [tags.redirects]),
        tags.slug('column', before.slug),
        tags.slug('column', slug),
      ],
    })
    return { id, name: after.name, slug }
  }).catch(explain)
}

/** Swaps a column with its neighbour on the same level; nothing happens at the ends. */
export async function moveColumn(
  actor: Actor,
  { id, direction }: { id: number; direction: 'up' | 'down' },
): Promise<void> {
  authorise(actor, 'column.manage', at(id))
  await transaction(async (tx) => {
    await lockTree(tx)
    const column = await tx.category.findUnique({ where: { id }, select: { parentId: true } })
    if (!column) throw notFound('这个栏目')
    const level = await tx.category.findMany({
      where: { parentId: column.parentId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true },
    })
    const order = level.map((one) => one.id)
    const from = order.indexOf(id)
    const to = direction === 'up' ? from - 1 : from + 1
    if (to < 0 || to >= order.length) return
    order.splice(to, 0, ...order.splice(from, 1))
    for (const [position, one] of order.entries()) {
      await tx.category.update({ where: { id: one }, data: { position: position + 1 }, select: { id: true } })
    }
    await recordEvent(tx, {
      actor,
      action: 'column.move',
      subject: 'column',
      subjectId: id,
      data: { direction },
      tags: [tags.columns, tags.articles],
    })
  })
}

const inUse = (what: string) => new AppError('CONFLICT', `${what}，不能删除这个栏目。`)

/** Closes an empty column; CONFLICT (with the numbers) while pieces, columns or appointments need it. */
export async function deleteColumn(actor: Actor, { id }: { id: number }): Promise<void> {
  authorise(actor, 'column.manage', at(id))
  await transaction(async (tx) => {
    const column = await tx.category.findUnique({
      where: { id },
      select: {
        name: true,
        slug: true,
        parentId: true,
        _count: {
          select: { articles: true, children: true, publications: true, topicSections: true, people: true },
        },
      },
    })
    if (!column) throw notFound('这个栏目')
    const { articles, children, publications, topicSections, people } = column._count
    if (articles + children + publications > 0) {
      const trashed = await trashWords(tx, { columnId: id })
      throw new AppError(
        'CONFLICT',
        `栏目下还有 ${Math.max(articles, publications)} 篇稿件${trashed}、${children} 个下级栏目，请先移走。`,
      )
    }
    if (topicSections > 0) throw inUse(`还有 ${topicSections} 个专题板块自动选用这个栏目的稿件`)
    if (people > 0) throw inUse(`还有 ${people} 位同事负责的栏目里指定了它（请先在“用户”里改）`)
    const waiting = await countScheduledWith(tx, { columnId: id })
    if (waiting > 0) throw inUse(`还有 ${waiting} 篇定时发布的稿件将在这个栏目发布`)
    await tx.category.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'column.delete',
      subject: 'column',
      subjectId: id,
      data: { name: column.name, slug: column.slug },
      tags: [tags.columns, tags.articles, tags.column(id), tags.slug('column', column.slug)],
    })
  }).catch((error) => {
    throw isForeignKeyViolation(error) ? inUse('刚刚有稿件或下级栏目移入，或有专题选用了它') : error
  })
}

/** The column of this name, made at the top level when there is none. */
export async function ensureColumn(
  actor: Actor,
  { name }: { name: string },
): Promise<Named & { created: boolean }> {
  return transaction(async (tx) => {
    const find = () => tx.category.findFirst({ where: { name }, orderBy: { id: 'asc' }, select: named })
    const known = await find()
    if (known) return { ...known, created: false }
    authorise(actor, 'column.manage', at(null))
    await lockTree(tx)
    const theirs = await find()
    if (theirs) return { ...theirs, created: false }
    return {
      ...(await insertColumn(tx, actor, { name, slug: '', description: '', parentId: null })),
      created: true,
    }
  }).catch(explain)
}
