import { z } from 'zod'
import { docSchema, EMPTY_DOC, href } from '@/lib/content/schema'
import { noteInputFields } from '@/lib/corrections/schema'
import { Origin } from '@/lib/db/generated/enums'
import { id } from '@/lib/id'

const line = (max: number, what: string) => z.string().trim().max(max, `${what}最多 ${max} 个字符`)

/** What people read for each kind of origin. */
export const ORIGIN_LABELS: Record<Origin, string> = {
  ORIGINAL: '原创',
  REPRINT: '转载',
  CONTRIBUTION: '投稿',
}

/** 标题, at most 120 characters. */
export const title = line(120, '标题').min(1, '请填写标题')

/** The content of a working draft. A draft need not be complete: only the title is required. */
export const articleInput = z.object({
  title,
  leadTitle: line(120, '引题').default(''),
  subTitle: line(120, '副题').default(''),
  summary: line(400, '摘要').default(''),
  body: docSchema.default(EMPTY_DOC),
  columnId: id.nullable().default(null),
  coverId: id.nullable().default(null),
  coverCaption: line(200, '图片说明').default(''),
  origin: z.enum(Origin).default('ORIGINAL'),
  sourceId: id.nullable().default(null),
  sourceUrl: z.union([z.literal(''), href]).default(''),
  originalTitle: line(200, '原标题').default(''),
  authorNote: line(200, '作者说明').default(''),
  editorName: line(40, '责任编辑').default(''),
  tagIds: z.array(id).max(20, '标签最多 20 个').default([]),
  bylines: z
    .array(z.object({ authorId: id, affiliation: line(200, '职务').default('') }))
    .max(10, '署名最多 10 人')
    .default([]),
  /** 相关阅读 picked by hand, in order. */
  relatedIds: z.array(id).max(10, '相关阅读最多 10 篇').default([]),
})

export type ArticleInput = z.output<typeof articleInput>

/** The version of an article that somebody saw when they decided what to do with it. */
export const articleRef = z.object({ id, version: id })
export type ArticleRef = z.output<typeof articleRef>

/** What a browser calls one save, so that it counts once however often it arrives. */
const saveId = z.uuid()
export const createInput = articleInput.extend({ draftKey: z.uuid().optional(), saveId: saveId.optional() })
export const saveInput = articleInput.extend({
  ...articleRef.shape,
  saveId: saveId.optional(),
  lost: articleInput.optional(),
})
export const returnInput = articleRef.extend({ reason: line(500, '退回意见').min(1, '请写明退回意见') })
/** With what readers are told of the change, when the piece has been public. */
export const publishInput = articleRef.extend(noteInputFields)

/** What readers are told of a withdrawal; that they are told nothing has to be said. */
export const noticeFields = {
  telling: z.enum(['reason', 'nothing'], { error: '请选择要不要告诉读者原因' }),
  notice: line(500, '告诉读者的原因').default(''),
}
type Noticed = { telling: 'reason' | 'nothing'; notice: string }
export const isNoticeGiven = ({ telling, notice }: Noticed) => telling === 'nothing' || notice !== ''
export const NOTICE_MISSING = { message: '请写明要告诉读者的原因，或者选“不说明原因”', path: ['notice'] }
/** Without what was typed before it was decided to say nothing. */
export const toNotice = <T extends Noticed>({ telling, ...rest }: T) => ({
  ...rest,
  notice: telling === 'reason' ? rest.notice : '',
})

export const withdrawInput = articleRef
  .extend({ reason: line(500, '撤稿原因').min(1, '请写明撤稿原因'), ...noticeFields })
  .refine(isNoticeGiven, NOTICE_MISSING)
  .transform(toNotice)
export const reinstateInput = articleRef.extend({
  reason: line(500, '恢复的原因').min(1, '请写明为什么恢复'),
})
