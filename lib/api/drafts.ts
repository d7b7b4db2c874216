import { namedIds } from '@/lib/articles/named-ids'
import type { ArticleDetail } from '@/lib/articles/queries'
import { type ArticleInput, articleInput } from '@/lib/articles/schema'
import { salvage } from '@/lib/content/salvage'
import type { Doc } from '@/lib/content/schema'
import { AppError } from '@/lib/errors'
import type { ApiDraft, ApiPatch } from './article-schema'

type Sent = ApiDraft | ApiPatch

/** What was sent but the text and the version, and nothing that was not sent. */
function sentFields(sent: Sent): object {
  const { html: _html, markdown: _markdown, document: _document, ...fields } = sent
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => name !== 'version' && value !== undefined),
  )
}

/** A new draft out of what a program sent. */
export const newDraft = (sent: ApiDraft, body: Doc | undefined): ArticleInput =>
  articleInput.parse({ ...sentFields(sent), ...(body ? { body } : {}) })

/** A text whose stored form is damaged is gone on with at the desk, where somebody sees what is left of it. */
function requireSound({ body }: ArticleDetail): void {
  if (salvage(body) !== null)
    throw new AppError('CONFLICT', '这篇稿件的正文存储数据有损坏，请在采编台打开稿件，选择怎样继续。')
}

/** The draft that there is, with what a program sent in the place of what was there. */
export function changedDraft(piece: ArticleDetail, sent: ApiPatch, body: Doc | undefined): ArticleInput {
  requireSound(piece)
  return articleInput.parse({ ...piece, ...namedIds(piece), ...sentFields(sent), ...(body ? { body } : {}) })
}
