import { z } from 'zod'
import { filled } from '@/lib/filled'
import { id, seen } from '@/lib/id'
import { slug } from '@/lib/slug'
import { heldOn } from './office'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期')
  // JavaScript reads the 30th of February as a day of March.
  .refine(
    (text) => Number.isNaN(Date.parse(text)) === false && new Date(text).toISOString().startsWith(text),
    '没有这一天',
  )

export const affiliationInput = z
  .object({
    title: filled('请填写职务').max(100, '职务最多 100 个字符'),
    since: day,
    until: z.union([z.literal('').transform(() => null), day, z.null()]),
  })
  .refine(({ since, until }) => until === null || until > since, {
    message: '离任日期须晚于任职日期',
    path: ['until'],
  })

const bio = z.string().trim().max(500, '简介最多 500 个字符')
/** A form sends '' for none. */
const optionalId = z.union([z.literal('').transform(() => null), z.null(), id])

export const authorInput = z.object({
  name: filled('请填写姓名').max(40, '姓名最多 40 个字符'),
  slug: z.union([z.literal(''), slug]).default(''),
  bio: bio.default(''),
  /** Left as it is where nothing is said of it. */
  pictureId: optionalId.optional(),
  /** JSON in a form field, because the rows grow and shrink together. */
  affiliations: z
    .union([
      z.array(affiliationInput),
      z
        .string()
        .transform((text, context) => {
          try {
            return JSON.parse(text) as unknown
          } catch {
            context.addIssue({ code: 'custom', message: '职务格式不对' })
            return z.NEVER
          }
        })
        .pipe(z.array(affiliationInput).max(30, '职务最多 30 条')),
    ])
    .default([]),
})

export const authorUpdate = authorInput.extend({ id, seen })
export const authorRef = z.object({ id })
export type AuthorInput = z.output<typeof authorInput>

/** What an author may say of themselves. */
export const profileInput = z.object({
  bio: bio.default(''),
  pictureId: optionalId.default(null),
  affiliation: z.string().trim().max(100, '职务最多 100 个字符').default(''),
  since: day,
  seen,
})
export type ProfileInput = z.output<typeof profileInput>

/** Who signs in as which author; null for none. */
export const authorLink = z.object({ userId: id, authorId: optionalId })
export type AuthorLink = z.output<typeof authorLink>

/** What the office held on a day (`YYYY-MM-DD`) is called; empty when none is. */
export function affiliationOn(
  affiliations: { title: string; since: string; until: string | null }[],
  on: string,
): string {
  return heldOn(affiliations, on)?.title ?? ''
}
