import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { takeLock } from '@/lib/db/locks'
import { AppError, notFound } from '@/lib/errors'
import { requireSeen, type Seen } from '@/lib/seen'
import { columnsSeen } from './seen'

const inOrder = { orderBy: { id: 'asc' } } as const

/**
 * Says which columns, each with all below it, somebody's work is limited to; none means all. It holds from their next request
 * on. Nobody widens or narrows their own.
 */
export async function setUserColumns(
  actor: Actor,
  { id, columnIds, seen }: { id: number; columnIds: number[] } & Seen,
): Promise<void> {
  authorise(actor, 'role.assign')
  if (actor.id === id) throw new AppError('FORBIDDEN', '不能更改自己负责的栏目，请由另一位管理员操作。')
  await transaction(async (tx) => {
    await takeLock(tx, 'admins')
    const person = await tx.user.findUnique({
      where: { id },
      select: { name: true, columns: { orderBy: { columnId: 'asc' }, select: { columnId: true } } },
    })
    if (!person) throw notFound('这个账号')
    const held = person.columns.map(({ columnId }) => columnId)
    requireSeen(columnsSeen(held), { seen })
    const before = await columnsNamed(tx, held)
    const after = await columnsNamed(tx, columnIds)
    if (after.length < new Set(columnIds).size)
      throw new AppError('INVALID', '所选的栏目有的已被删除，请刷新后重新选择。', {
        columnIds: ['请重新选择'],
      })
    await tx.userColumn.deleteMany({ where: { userId: id } })
    await tx.userColumn.createMany({ data: after.map((column) => ({ userId: id, columnId: column.id })) })
    await recordEvent(tx, {
      actor,
      action: 'user.columns',
      subject: 'user',
      subjectId: id,
      data: { name: person.name, before: { columns: wordsOf(before) }, after: { columns: wordsOf(after) } },
    })
  })
}

/** Locked, so that none of them is closed meanwhile. */
async function columnsNamed(tx: Tx, ids: number[]): Promise<{ id: number; name: string }[]> {
  await tx.$queryRaw`SELECT id FROM categories WHERE id = ANY(${ids}::int[]) ORDER BY id FOR KEY SHARE`
  return tx.category.findMany({ where: { id: { in: ids } }, ...inOrder, select: { id: true, name: true } })
}

const wordsOf = (columns: { name: string }[]) => columns.map(({ name }) => name).join('、') || '全部栏目'
