import { createHash } from 'node:crypto'
import { canonicalText } from '@/lib/content/canonical'
import { missingPictures } from '@/lib/content/missing-picture'
import type { Doc } from '@/lib/content/schema'
import { docText } from '@/lib/content/text'
import type { Origin } from '@/lib/db/generated/enums'
import { AppError, type FieldErrors } from '@/lib/errors'
import { missingOfReprint } from './reprint'

/** All that a revision holds: names are copied, so that the snapshot reads the same for ever. */
export type RevisionContent = {
  title: string
  leadTitle: string
  subTitle: string
  summary: string
  body: Doc
  columnId: number | null
  cover: { mediaId: number; caption: string } | null
  origin: Origin
  source: { id: number; name: string } | null
  sourceUrl: string
  /** 原标题; revisions from before this field have none. */
  originalTitle?: string
  authorNote: string
  editorName: string
  tags: { id: number; name: string }[]
  bylines: { authorId: number; name: string; affiliation: string }[]
  /** 相关阅读 picked by hand; by id alone, so that another piece's new title is no change of this one. */
  relatedIds?: number[]
  wordCount: number
}

/** SHA-256 of the content, the same for the same content whatever the order of its keys. */
export function contentHash(content: object): string {
  return createHash('sha256').update(canonicalText(content)).digest('hex')
}

/**
 * What readers must not be shown without; throws INVALID with a message for each missing part. What comes from an
 * archive (`archived`) may know less of where it is from than a reprint of today: its source is enough.
 */
export function requirePublishable(
  content: RevisionContent,
  archived = false,
): asserts content is RevisionContent & { columnId: number } {
  const fields: FieldErrors = {}
  if (content.title.trim() === '') fields.title = ['请填写标题']
  if (content.columnId === null) fields.columnId = ['请选择栏目']
  if (docText(content.body).trim() === '') fields.body = ['正文是空的']
  const pictures = missingPictures(content.body).length
  if (pictures > 0) fields.body = [`正文还缺 ${pictures} 张图片，请补上或移除`]
  const { sourceId, ...others } = missingOfReprint(content)
  Object.assign(fields, sourceId ? { sourceId } : {}, archived ? {} : others)
  const missing = Object.values(fields).flat()
  if (missing.length > 0) throw new AppError('INVALID', `还不能发布：${missing.join('；')}。`, fields)
}
