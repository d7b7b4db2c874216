import { can, type Holder, mayPlace } from '@/lib/auth/permissions'

/** Why a plan of this column cannot be given to somebody; null when they could begin it at once. */
export function whyNotAssignee(
  person: Holder & { name: string; active: boolean },
  columnId: number | null,
): string | null {
  const { id, name, active } = person
  if (!active) return `${name}的账号已停用，请另选一人。`
  if (!can(person, 'plan.write', { ownerId: id, columnId })) return `${name}的角色不能写稿，请另选一人。`
  if (!mayPlace(person, { ownerId: id, columnId }))
    return `${name}不负责这个栏目，请另选一人，或先调整他负责的栏目。`
  return null
}
