import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleEditor } from '@/components/editor/article-editor'
import { DamagedDraft } from '@/components/editor/damaged-draft'
import { draftFields } from '@/components/editor/draft-fields'
import { getArticle } from '@/lib/articles/queries'
import { can, isWithin } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { salvage } from '@/lib/content/salvage'
import type { Doc } from '@/lib/content/schema'
import { listColumns } from '@/lib/taxonomy/queries'
import { recordId } from '../../record-id'
import { REVIEW_ACTIONS } from '../../review/review-actions'
import { ARTICLE_ACTIONS } from '../article-actions'
import { PREVIEW_LINK_ACTIONS } from '../preview-link-actions'
import { readStanding } from '../standing'
import { salvage as goOn } from './history/actions'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '编辑稿件' }

/** The editor on a piece. Opening it changes nothing. */
export default async function EditArticlePage({ params }: Props) {
  const actor = await requireUser('article.read')
  const id = recordId((await params).id)
  const article = id === null ? null : await getArticle(actor, id)
  if (!article) notFound()
  // The editor would drop what it does not understand, and save the rest over it.
  const readable = salvage(article.body)
  if (readable)
    return (
      <DamagedDraft
        article={article}
        readable={readable}
        mayEdit={can(actor, 'article.edit', article)}
        action={goOn}
      />
    )
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
