import type { Role } from '@/lib/db/generated/enums'
import type { SecuritySettings } from './schema'

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]
const DAY = 86_400_000

/** Whose password it is to be. */
export type Owner = { role: Role; name: string; email: string }

type LengthRules = Pick<SecuritySettings, 'minLength' | 'adminMinLength'>

/** How many characters a password of this role has at least. */
export const leastLength = (role: Role, { minLength, adminMinLength }: LengthRules) =>
  role === 'ADMIN' ? Math.max(minLength, adminMinLength) : minLength

/** Parts of a name or an address that must not be the heart of a password. */
function ownWords({ name, email }: Owner): string[] {
  return [name, email.split('@')[0] ?? '', ...email.split(/[@._-]/)]
    .map((word) => word.toLowerCase())
    .filter((word) => [...word].length >= (/^[\x20-\x7e]*$/.test(word) ? 4 : 2))
}

/** What is wrong with a password by the rules that look at it alone, in a sentence; null when nothing is. */
export function passwordFault(password: string, owner: Owner, rules: SecuritySettings): string | null {
  const least = leastLength(owner.role, rules)
  if ([...password].length < least)
    return owner.role === 'ADMIN' ? `管理员的密码至少 ${least} 个字符` : `密码至少 ${least} 个字符`
  if (CLASSES.filter((kind) => kind.test(password)).length < rules.classes)
    return `密码里小写字母、大写字母、数字、符号至少要有 ${rules.classes} 种`
  const text = password.toLowerCase()
  if (ownWords(owner).some((word) => text.includes(word))) return '密码里不要有自己的姓名或邮箱'
  return null
}

/** The rules in one line, for whoever is about to choose a password. */
export function rulesInWords(role: Role, rules: SecuritySettings): string {
  const classes = rules.classes > 1 ? `，小写字母、大写字母、数字、符号至少 ${rules.classes} 种` : ''
  const history = rules.history > 0 ? `；不能与最近 ${rules.history} 次用过的相同` : ''
  return `至少 ${leastLength(role, rules)} 个字符${classes}${history}。几个不相干的词连起来，好记又难猜。`
}

/** Why somebody who signs in with a password has to choose another before going on; null when they need not. */
export function whyChange(
  { passwordGiven, passwordChangedAt }: { passwordGiven: boolean; passwordChangedAt: Date },
  { firstChange, maxAgeDays }: Pick<SecuritySettings, 'firstChange' | 'maxAgeDays'>,
  now: Date,
): 'given' | 'old' | null {
  if (passwordGiven && firstChange) return 'given'
  if (maxAgeDays > 0 && now.getTime() - passwordChangedAt.getTime() >= maxAgeDays * DAY) return 'old'
  return null
}

/** Full days until a password has to be changed; null when it never has. */
export function daysLeft(passwordChangedAt: Date, maxAgeDays: number, now: Date): number | null {
  if (maxAgeDays === 0) return null
  return Math.max(0, Math.floor(maxAgeDays - (now.getTime() - passwordChangedAt.getTime()) / DAY))
}
