import { Prisma } from '@/lib/db/generated/client'
import { type Actor, type ColumnPermission, narrowing, reach } from './permissions'

/** Records that are somebody's own and (or) stand in some columns; all of them when it says neither. */
type Part = { ownerId?: number; columnIds?: number[] }

/** The records that a permission reaches, as parts of which one must fit; none when there is none. It must agree with can(), and a test says so. */
export function spanOf(actor: Actor, permission: ColumnPermission): Part[] {
  const far = reach(actor, permission)
  if (far === null) return []
  const { id } = actor
  if (far === 'own' && id === null) return []
  const base: Part = far === 'own' && id !== null ? { ownerId: id } : {}
  const columns = actor.limits?.columns ?? null
  if (columns === null || id === null) return [base]
  const columnIds = [...columns]
  if (narrowing(permission) === 'always') return [{ ...base, columnIds }]
  return far === 'own' ? [base] : [{ ownerId: id }, { columnIds }]
}

type Where = { own: (id: number) => object; columns: (ids: number[]) => object }

/** The parts as a condition for Prisma, where the kind of record says what is own and how it names its column. */
function whereOf(parts: Part[], { own, columns }: Where): object {
  if (parts.length === 0) return { id: { in: [] } }
  const conditions = parts.map(({ ownerId, columnIds }) => ({
    AND: [
      ...(ownerId === undefined ? [] : [own(ownerId)]),
      ...(columnIds === undefined ? [] : [columns(columnIds)]),
    ],
  }))
  return conditions.some(({ AND }) => AND.length === 0) ? {} : { OR: conditions }
}

const inColumns = (ids: number[]) => ({ columnId: { in: ids } })

/** The same as a condition of pieces. */
export const wherePieces = (actor: Actor, permission: ColumnPermission): Prisma.ArticleWhereInput =>
  whereOf(spanOf(actor, permission), { own: (ownerId) => ({ ownerId }), columns: inColumns })

/** The same as a condition of plans: own are those that somebody was given or has proposed. */
export const wherePlans = (actor: Actor, permission: 'plan.read'): Prisma.PlanWhereInput =>
  whereOf(spanOf(actor, permission), {
    own: (id) => ({ OR: [{ assigneeId: id }, { createdById: id }] }),
    columns: inColumns,
  })

/** The same as SQL; `own` says of a person that a row is theirs. */
export function spanSql(
  actor: Actor,
  permission: ColumnPermission,
  { own, column }: { own: (id: number) => Prisma.Sql; column: Prisma.Sql },
): Prisma.Sql {
  const parts = spanOf(actor, permission).map(({ ownerId, columnIds }) => {
    const theirs = ownerId === undefined ? Prisma.sql`TRUE` : own(ownerId)
    const there =
      columnIds === undefined ? Prisma.sql`TRUE` : Prisma.sql`${column} = ANY(${columnIds}::int[])`
    return Prisma.sql`(${theirs} AND ${there})`
  })
  return parts.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`(${Prisma.join(parts, ' OR ')})`
}

/** Which rows of `articles a` a permission reaches. */
export const piecesSql = (actor: Actor, permission: ColumnPermission): Prisma.Sql =>
  spanSql(actor, permission, {
    own: (id) => Prisma.sql`a.owner_id = ${id}::int`,
    column: Prisma.sql`a.column_id`,
  })

/** Which rows of `plans p`: own are those that somebody was given or has proposed. */
export const plansSql = (actor: Actor, permission: 'plan.read'): Prisma.Sql =>
  spanSql(actor, permission, {
    own: (id) => Prisma.sql`(p.assignee_id = ${id}::int OR p.created_by_id = ${id}::int)`,
    column: Prisma.sql`p.column_id`,
  })

/** Whether a piece in `articles a` stands in the columns of somebody in `users u`: whose work is limited to none, in all. */
export const WITHIN_EACH = Prisma.sql`(NOT EXISTS (SELECT FROM user_columns l WHERE l.user_id = u.id)
  OR EXISTS (SELECT FROM user_columns l JOIN categories c ON c.id = a.column_id
    LEFT JOIN categories p ON p.id = c.parent_id
    WHERE l.user_id = u.id AND l.column_id IN (c.id, c.parent_id, p.parent_id)))`
