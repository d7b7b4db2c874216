import { z } from 'zod'
import { articleInput, title } from '@/lib/articles/schema'
import { docSchema } from '@/lib/content/schema'
import { noteFields } from '@/lib/corrections/schema'
import { Origin, ScheduleAction } from '@/lib/db/generated/enums'
import { digits, integer, moment } from './json-fields'

const { shape } = articleInput
const LONGEST_TEXT = 1_000_000

const status = z.enum(['DRAFT', 'SUBMITTED', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN', 'TRASHED'])
const byline = z.strictObject({
  authorId: integer('作者编号'),
  affiliation: shape.bylines.unwrap().element.shape.affiliation.unwrap().default(''),
})

/** What a piece can be given, all of it optional. */
const fields = {
  leadTitle: shape.leadTitle.unwrap().optional(),
  subTitle: shape.subTitle.unwrap().optional(),
  summary: shape.summary.unwrap().optional(),
  columnId: integer('栏目编号').nullable().optional(),
  coverId: integer('图片编号').nullable().optional(),
  coverCaption: shape.coverCaption.unwrap().optional(),
  origin: z.enum(Origin).optional(),
  sourceId: integer('稿源编号').nullable().optional(),
  sourceUrl: shape.sourceUrl.unwrap().optional(),
  originalTitle: shape.originalTitle.unwrap().optional(),
  authorNote: shape.authorNote.unwrap().optional(),
  editorName: shape.editorName.unwrap().optional(),
  tagIds: z.array(integer('标签编号')).max(20, '标签最多 20 个').optional(),
  bylines: z.array(byline).max(10, '署名最多 10 人').optional(),
  relatedIds: z.array(integer('稿件编号')).max(10, '相关阅读最多 10 篇').optional(),
}

/** The text, in one of three forms. What the site does not have is taken out of HTML and Markdown, as when it is pasted. */
const text = {
  html: z.string().max(LONGEST_TEXT, '正文过长').optional(),
  markdown: z.string().max(LONGEST_TEXT, '正文过长').optional(),
  document: docSchema.optional(),
}
const ONE_TEXT = { message: '正文只能用 html、markdown、document 中的一种', path: ['html'] }
type Text = { html?: unknown; markdown?: unknown; document?: unknown }
const isOneText = ({ html, markdown, document }: Text) =>
  [html, markdown, document].filter((one) => one !== undefined).length <= 1

export const createBody = z.strictObject({ title, ...fields, ...text }).refine(isOneText, ONE_TEXT)
export const patchBody = z
  .strictObject({ version: integer('版本'), title: title.optional(), ...fields, ...text })
  .refine(isOneText, ONE_TEXT)
export type ApiDraft = z.output<typeof createBody>
export type ApiPatch = z.output<typeof patchBody>

const version = integer('版本')
/** 更正: what readers are told of a change of what they have read. */
const note = { what: noteFields.what, why: noteFields.why }
export const submitBody = z.strictObject({ version })
export const publishBody = z.strictObject({ version, ...note })
export const scheduleBody = z.strictObject({
  version,
  dueAt: moment,
  replaces: integer('定时编号').optional(),
  ...note,
})
export const withdrawBody = z
  .strictObject({
    reason: z.string().trim().min(1, '请写明撤稿原因').max(500, '撤稿原因最多 500 个字符'),
    notice: z.string().trim().max(500, '告诉读者的原因最多 500 个字符').nullable(),
  })
  .refine(({ notice }) => notice !== '', {
    error: '请写明要告诉读者的原因，或者用 null 表示不说明',
    path: ['notice'],
  })

/** How many there are on a page of a list, at most. */
export const MOST_ON_PAGE = 100

export const listQuery = z.strictObject({
  status: status.optional(),
  column: digits('栏目编号').optional(),
  author: digits('作者编号').optional(),
  tag: digits('标签编号').optional(),
  mine: z.literal('1').optional(),
  q: z.string().trim().max(64, '搜索词最多 64 个字符').optional(),
  limit: digits('limit', MOST_ON_PAGE).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}-\d{1,10}$/, 'cursor 须是上一页给的 next')
    .optional(),
})

const named = z.object({ id: z.int(), name: z.string() })
const when = z.iso.datetime()
const schedule = z.object({ id: z.int(), action: z.enum(ScheduleAction), dueAt: when })

/** A piece in a list. */
export const summary = z.object({
  id: z.int(),
  version: z.int(),
  title: z.string(),
  status,
  origin: z.enum(Origin),
  wordCount: z.int(),
  column: named.nullable(),
  owner: z.string().nullable(),
  bylines: z.array(z.string()),
  updatedAt: when,
  publishedAt: when.nullable(),
  unpublishedChanges: z.boolean(),
  schedules: z.array(schedule),
  url: z.url().nullable(),
  deskUrl: z.url(),
})

/** A whole piece. */
export const article = summary.omit({ bylines: true }).extend({
  leadTitle: z.string(),
  subTitle: z.string(),
  summary: z.string(),
  columnId: z.int().nullable(),
  coverId: z.int().nullable(),
  coverCaption: z.string(),
  sourceId: z.int().nullable(),
  source: named.nullable(),
  sourceUrl: z.string(),
  originalTitle: z.string(),
  authorNote: z.string(),
  editorName: z.string(),
  tagIds: z.array(z.int()),
  tags: z.array(named),
  bylines: z.array(z.object({ authorId: z.int(), name: z.string(), affiliation: z.string() })),
  relatedIds: z.array(z.int()),
  createdAt: when,
  firstPublishedAt: when.nullable(),
  html: z.string(),
  document: z.object({ type: z.literal('doc'), content: z.array(z.looseObject({ type: z.string() })) }),
})
/** A piece that was just written, with what became of the HTML or Markdown that it was given. */
export const written = article.extend({ conversion: z.string().nullable() })

export type ApiSummary = z.input<typeof summary>
export type ApiArticle = z.input<typeof article>
