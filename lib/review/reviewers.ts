import { can, type Holder, isWithin } from '@/lib/auth/permissions'

/** Why somebody cannot be named in a policy; null when they can. */
export function whyNotReviewer(
  person: Holder & { name: string; active: boolean },
  columnId: number | null,
): string | null {
  if (!person.active) return `${person.name}的账号已停用，不能安排审校。`
  if (!can(person, 'article.review')) return `${person.name}的角色不能审校稿件，请另选，或先调整角色。`
  if (columnId !== null && !isWithin(person, columnId))
    return `${person.name}不负责这个栏目，请另选，或先调整他负责的栏目。`
  return null
}
