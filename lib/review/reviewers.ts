import { can } from '@/lib/auth/permissions'
import type { Role } from '@/lib/db/generated/enums'

/** Why somebody cannot be named in a policy; null when they can. */
export function whyNotReviewer(person: {
  id: number
  name: string
  role: Role
  active: boolean
}): string | null {
  if (!person.active) return `${person.name}的账号已停用，不能安排审校。`
  if (!can(person, 'article.review')) return `${person.name}的角色不能审校稿件，请另选，或先调整角色。`
  return null
}
