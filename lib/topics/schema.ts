import { z } from 'zod'
import { filled } from '@/lib/filled'
import { id } from '@/lib/id'
import { slug } from '@/lib/slug'

const optionalId = z.union([z.literal('').transform(() => null), id, z.null()]).default(null)
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期')
  .refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text, '没有这一天')
const sectionTitle = filled('请填写板块标题').max(40, '板块标题最多 40 个字符')

export const MOST_SECTIONS = 20
export const MOST_PICKED = 60
export const MOST_EVENTS = 100

const picked = z.object({
  kind: z.literal('PICKED'),
  title: sectionTitle,
  articleIds: z
    .array(id)
    .max(MOST_PICKED, `一个板块最多选 ${MOST_PICKED} 篇`)
    .transform((ids) => [...new Set(ids)]),
})
const most = '请填写 1 到 50 的整数'
const rule = z
  .object({
    kind: z.literal('RULE'),
    title: sectionTitle,
    columnId: optionalId,
    tagId: optionalId,
    most: z.coerce.number(most).int(most).min(1, most).max(50, most).default(6),
  })
  .refine(({ columnId, tagId }) => (columnId === null) !== (tagId === null), {
    message: '请选择一个栏目或标签',
    path: ['source'],
  })
const timeline = z.object({
  kind: z.literal('TIMELINE'),
  title: sectionTitle,
  newestFirst: z.boolean().default(true),
  events: z
    .array(
      z.object({
        day,
        text: filled('请写明发生了什么').max(300, '事件最多 300 个字符'),
        articleId: optionalId,
      }),
    )
    .max(MOST_EVENTS, `一条时间线最多 ${MOST_EVENTS} 个事件`),
})
const sections = z
  .array(z.discriminatedUnion('kind', [picked, rule, timeline]), '板块格式不对，请刷新页面后重试')
  .max(MOST_SECTIONS, `一个专题最多 ${MOST_SECTIONS} 个板块`)

function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return null
  }
}

export const topicInput = z.object({
  title: filled('请填写专题标题').max(60, '专题标题最多 60 个字符'),
  slug: z.union([z.literal(''), slug]).default(''),
  summary: z.string().trim().max(500, '导语最多 500 个字符').default(''),
  coverId: optionalId,
  /** A box that is not ticked is not in the form at all. */
  onHome: z
    .union([z.boolean(), z.literal('on').transform(() => true)])
    .optional()
    .transform((value) => value ?? false),
  /** JSON in a form field, because sections come, go and change places together. */
  sections: z.preprocess(fromJson, sections.default([])),
})

/** The version of a topic that somebody saw when they decided what to do with it. */
export const topicRef = z.object({ id, version: id })
export const topicUpdate = topicInput.extend(topicRef.shape)

export type TopicInput = z.output<typeof topicInput>
export type TopicRef = z.output<typeof topicRef>
export type SectionInput = TopicInput['sections'][number]

/** The reader's address of a topic. */
export function topicPath(slug: string): string {
  return `/topics/${slug}`
}
