import { AppError } from '@/lib/errors'
import { type Actor, can, type Permission } from './permissions'

/** Throws FORBIDDEN unless the actor may do this; every command calls it first. */
export function authorise(actor: Actor, permission: Permission, record?: { ownerId: number | null }): void {
  if (!can(actor, permission, record)) {
    throw new AppError('FORBIDDEN', '您的角色没有这项权限，如需办理请联系管理员。')
  }
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
