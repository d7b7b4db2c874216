import { createHash } from 'node:crypto'
import { pinyin } from 'pinyin-pro'
import { z } from 'zod'

const LONGEST = 60
/** A spelled name leaves room for a suffix. */
const LONGEST_SPELLED = 54
const FORM = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** A slug that somebody typed. */
export const slug = z
  .string()
  .trim()
  .toLowerCase()
  .max(LONGEST, `网址名最多 ${LONGEST} 个字符`)
  .regex(FORM, '网址名只能用小写字母、数字和连字符')

/** A name as it may stand in an address: Chinese as pinyin, other letters and digits as they are; never empty. */
export function slugFor(name: string): string {
  const words = name.normalize('NFKC').match(/\p{Script=Han}+|[a-z0-9]+/giu) ?? []
  const spelled = words.map((word) =>
    /\p{Script=Han}/u.test(word)
      ? pinyin(word, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' }).join('')
      : word,
  )
  const joined = spelled
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SPELLED)
    .replace(/^-+|-+$/g, '')
  return FORM.test(joined) ? joined : `n-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}

/** The slug itself, or with the first free suffix (-2, -3, …) when it is taken. */
export function freeSlug(base: string, taken: Iterable<string>): string {
  const used = new Set(taken)
  if (!used.has(base)) return base
  for (let suffix = 2; ; suffix++) {
    const candidate = `${base}-${suffix}`
    if (!used.has(candidate)) return candidate
  }
}
