import { z } from 'zod'
import { docSchema } from '@/lib/content/schema'
import { filled } from '@/lib/filled'
import { id } from '@/lib/id'
import { slug } from '@/lib/slug'

function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return null
  }
}

export const pageInput = z.object({
  title: filled('请填写标题').max(40, '标题最多 40 个字符'),
  slug: z.union([z.literal(''), slug]).default(''),
  /** JSON in a form field. */
  body: z.preprocess(fromJson, docSchema),
})

/** The version of a page that somebody saw when they decided what to do with it. */
export const pageRef = z.object({ id, version: id })
export const pageUpdate = pageInput.extend(pageRef.shape)
export const pageMove = z.object({ id, direction: z.enum(['up', 'down']) })

export type PageInput = z.output<typeof pageInput>
export type PageRef = z.output<typeof pageRef>
