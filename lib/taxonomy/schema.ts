import { z } from 'zod'
import { ColumnGenre } from '@/lib/db/generated/enums'
import { filled, showsSomething } from '@/lib/filled'
import { id, seen } from '@/lib/id'
import { slug } from '@/lib/slug'

const name = (what: string, max: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFKC').replace(/\s+/g, ' ').trim())
    .pipe(filled(`请填写${what}`).max(max, `${what}最多 ${max} 个字符`))
const optionalSlug = z.union([z.literal(''), slug]).default('')
const description = z.string().trim().max(500, '简介最多 500 个字符').default('')
/** A field that is empty in a form means “none”. */
const optionalId = z.union([z.literal('').transform(() => null), id, z.null()]).default(null)

export const columnName = name('栏目名称', 30)
export const tagName = name('标签名称', 30)

const DAYS = '请填写 1 到 3650 的整数，不设目标就留空'
/** 更新目标, in days; an empty field asks for none. */
const targetDays = z
  .preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.coerce.number(DAYS).int(DAYS).min(1, DAYS).max(3650, DAYS).nullable(),
  )
  .default(null)

export const columnInput = z.object({
  name: columnName,
  slug: optionalSlug,
  description,
  parentId: optionalId,
  targetDays,
  genre: z.enum(ColumnGenre, '请选择体裁').default('COMMENTARY'),
})
export const columnUpdate = columnInput.extend({ id, seen })
export const columnMove = z.object({ id, direction: z.enum(['up', 'down']) })
export const idInput = z.object({ id })

export const tagInput = z.object({ name: tagName, slug: optionalSlug, description })
export const tagUpdate = tagInput.extend({
  id,
  seen,
  /** Other spellings, separated by commas, enumeration commas or line breaks. */
  aliases: z
    .string()
    .max(1000, '别名合起来最多 1000 个字符')
    .default('')
    .transform((text) => text.split(/[,\n，、；;]/))
    .pipe(
      z
        .array(z.string().transform((one) => one.normalize('NFKC').trim()))
        .transform((all) => [...new Set(all.filter(showsSomething))])
        .pipe(
          z.array(z.string().max(30, '每个别名最多 30 个字符')).max(30, '别名最多 30 个，请去掉不常用的'),
        ),
    ),
})
export const tagMerge = z
  .object({ id, intoId: id })
  .refine(({ id: from, intoId }) => from !== intoId, { message: '不能合并到自己', path: ['intoId'] })

/** A text for which tags are to be proposed, and the tags it has. */
export const suggestionsInput = z.object({
  title: z.string().max(200),
  text: z.string().max(100_000),
  taken: z.array(id).max(50),
})

type Parsed = z.output<typeof columnInput>
export type ColumnInput = Omit<Parsed, 'targetDays' | 'genre'> & Partial<Pick<Parsed, 'targetDays' | 'genre'>>
export type TagInput = z.output<typeof tagInput>
export type TagUpdate = z.output<typeof tagUpdate>
