import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleEditor } from '@/components/editor/article-editor'
import { draftFields } from '@/components/editor/draft-fields'
import { getArticle } from '@/lib/articles/queries'
import { isWithin } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import type { Doc } from '@/lib/content/schema'
import { listColumns } from '@/lib/taxonomy/queries'
import { recordId } from '../../record-id'
import { REVIEW_ACTIONS } from '../../review/review-actions'
import { ARTICLE_ACTIONS } from '../article-actions'
import { PREVIEW_LINK_ACTIONS } from '../preview-link-actions'
import { readStanding } from '../standing'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '编辑稿件' }

/** The editor on a piece. Opening it changes nothing. */
export default async function EditArticlePage({ params }: Props) {
  const actor = await requireUser('article.read')
  const id = recordId((await params).id)
  const article = id === null ? null : await getArticle(actor, id)
  if (!article) notFound()
  const [columns, standing] = await Promise.all([
    listColumns(actor),
    readStanding(actor, article, new Date()),
  ])
  // Where it stands now is shown, even where the actor could not put it.
  const offered = columns.filter((one) => one.id === article.columnId || isWithin(actor, one.id))
  return (
    <ArticleEditor
      key={article.id}
      initial={{
        fields: draftFields(article),
        body: article.body as unknown as Doc,
        ref: { id: article.id, version: article.version },
        saveId: article.saveId,
      }}
      me={actor.id ?? 0}
      standing={standing}
      columns={offered.map(({ id: columnId, name, depth }) => ({ id: columnId, name, depth }))}
      previewLinks={PREVIEW_LINK_ACTIONS}
      reviewActions={REVIEW_ACTIONS}
      actions={ARTICLE_ACTIONS}
    />
  )
}
