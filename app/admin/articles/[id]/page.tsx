import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { appointmentText } from '@/components/desk/articles/article-table'
import { offeredSteps } from '@/components/desk/articles/offered-steps'
import { ArticleEditor } from '@/components/editor/article-editor'
import { type ArticleDetail, getArticle } from '@/lib/articles/queries'
import { allowedTransitions } from '@/lib/articles/workflow'
import { can } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import type { Doc } from '@/lib/content/schema'
import { listColumns } from '@/lib/taxonomy/queries'
import { siteDateTime } from '@/lib/time'
import { recordId } from '../../record-id'
import { ARTICLE_ACTIONS } from '../article-actions'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '编辑稿件' }

/** The editor on a piece. Opening it changes nothing. */
export default async function EditArticlePage({ params }: Props) {
  const actor = await requireUser('article.read')
  const id = recordId((await params).id)
  const article = id === null ? null : await getArticle(actor, id)
  if (!article) notFound()
  const columns = await listColumns(actor)
  return (
    <ArticleEditor
      key={article.id}
      initial={{
        fields: draftFields(article),
        body: article.body as unknown as Doc,
        ref: { id: article.id, version: article.version },
      }}
      status={article.status}
      steps={offeredSteps(actor, article)}
      editable={allowedTransitions(actor, article).includes('save')}
      facts={{
        lines: factLines(article),
        appointments: article.schedules.map((schedule) => ({
          id: schedule.id,
          text: appointmentText(schedule),
        })),
        mayCallOff: can(actor, 'article.publish', article),
      }}
      columns={columns.map(({ id: columnId, name, depth }) => ({ id: columnId, name, depth }))}
      may={{ createAuthor: can(actor, 'people.manage'), createSource: can(actor, 'source.manage') }}
      actions={ARTICLE_ACTIONS}
    />
  )
}

function draftFields(article: ArticleDetail) {
  const { title, leadTitle, subTitle, summary, columnId, cover, coverCaption, origin, source } = article
  const { sourceUrl, authorNote, editorName, tags, bylines } = article
  return {
    title,
    leadTitle,
    subTitle,
    summary,
    columnId,
    cover,
    coverCaption,
    origin,
    source,
    sourceUrl,
    authorNote,
    editorName,
    tags,
    bylines,
  }
}

function factLines(article: ArticleDetail): { label: string; value: string }[] {
  const { ownerName, updatedByName, updatedAt, publishedAt, withdrawnAt, withdrawReason, trashedAt } = article
  return [
    { label: '建稿人', value: ownerName ?? '系统' },
    { label: '最后修改', value: `${updatedByName ?? '系统'} ${siteDateTime(updatedAt)}` },
    ...(publishedAt ? [{ label: '发布时间', value: siteDateTime(publishedAt) }] : []),
    ...(withdrawnAt
      ? [
          { label: '撤稿时间', value: siteDateTime(withdrawnAt) },
          { label: '撤稿原因', value: withdrawReason },
        ]
      : []),
    ...(trashedAt ? [{ label: '移入回收站', value: siteDateTime(trashedAt) }] : []),
  ]
}
