import { AppError } from '@/lib/errors'
import { type Actor, type ColumnPermission, can, mayPlace, type Permission, type Placed } from './permissions'

const BEYOND = '这不在您负责的栏目里，如需办理，请管理员调整您负责的栏目。'

/** Throws FORBIDDEN unless the actor may do this; every command calls it first. */
export function authorise(
  actor: Actor,
  permission: Exclude<Permission, ColumnPermission>,
  record?: { ownerId: number | null },
): void
export function authorise(actor: Actor, permission: Permission, record?: Placed): void
export function authorise(
  actor: Actor,
  permission: Permission,
  record?: { ownerId: number | null; columnId?: number | null },
): void {
  const place = record && { ownerId: record.ownerId, columnId: record.columnId ?? null }
  if (can(actor, permission, place)) return
  const elsewhere = place !== undefined && can(unlimited(actor), permission, place)
  throw new AppError('FORBIDDEN', elsewhere ? BEYOND : '您的角色没有这项权限，如需办理请联系管理员。')
}

const unlimited = (actor: Actor): Actor =>
  actor.id === null || actor.limits === null
    ? actor
    : { ...actor, limits: { ...actor.limits, columns: null } }

/** Throws FORBIDDEN unless the actor may put something of this owner into that column (null: into none). */
export function requirePlace(actor: Actor, place: Placed): void {
  if (mayPlace(actor, place)) return
  const message =
    place.columnId === null
      ? '您只负责一部分栏目，请在其中选一个栏目。'
      : '所选的栏目不归您负责，请改选您负责的栏目，或请管理员调整您负责的栏目。'
  throw new AppError('FORBIDDEN', message, { columnId: ['请改选您负责的栏目'] })
}

/** Whose own account it is that something is done to; throws FORBIDDEN for programs, which have none. */
export function personId(actor: Actor): number {
  authorise(actor, 'desk.enter')
  if (actor.id === null) throw new AppError('FORBIDDEN', '系统不登录。')
  return actor.id
}

/** Whether what the actor does is filled in by the thousand: of it nobody is told one by one. */
export const fillsIn = (actor: Actor): boolean =>
  actor.id === null && (actor.name === '导入' || actor.name === '演示数据')

/** The actor for work nobody is signed in for. */
export function systemActor(name: '系统' | '定时任务' | '导入' | '演示数据'): Actor {
  return { id: null, role: 'SYSTEM', name }
}
