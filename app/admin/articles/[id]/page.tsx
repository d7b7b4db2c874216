import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { toAppointment } from '@/components/desk/articles/appointments'
import { offeredSteps } from '@/components/desk/articles/offered-steps'
import { ArticleEditor } from '@/components/editor/article-editor'
import { draftFields } from '@/components/editor/draft-fields'
import { type ArticleDetail, getArticle } from '@/lib/articles/queries'
import { allowedTransitions } from '@/lib/articles/workflow'
import { can } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import type { Doc } from '@/lib/content/schema'
import { NO_GATE } from '@/lib/review/gate'
import { getReview } from '@/lib/review/panel-queries'
import { neededToAppoint } from '@/lib/schedule/kinds'
import { listColumns } from '@/lib/taxonomy/queries'
import { siteDateTime } from '@/lib/time'
import { getViews } from '@/lib/views/queries'
import { recordId } from '../../record-id'
import { REVIEW_ACTIONS } from '../../review/review-actions'
import { ARTICLE_ACTIONS } from '../article-actions'
import { PREVIEW_LINK_ACTIONS } from '../preview-link-actions'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '编辑稿件' }

/** The editor on a piece. Opening it changes nothing. */
export default async function EditArticlePage({ params }: Props) {
  const actor = await requireUser('article.read')
  const id = recordId((await params).id)
  const article = id === null ? null : await getArticle(actor, id)
  if (!article) notFound()
  const now = new Date()
  const [columns, views, review] = await Promise.all([
    listColumns(actor),
    getViews(actor, article.id, now),
    getReview(actor, article.id, now),
  ])
  const gate = review?.gate ?? NO_GATE
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
      status={article.status}
      steps={offeredSteps(actor, article, gate)}
      editable={allowedTransitions(actor, article).includes('save')}
      facts={{
        lines: [...factLines(article), ...viewLines(views)],
        appointments: article.schedules.map((one) =>
          toAppointment(one, can(actor, neededToAppoint(one.action, gate, article.status), article)),
        ),
        published:
          article.status === 'PUBLISHED'
            ? { version: article.version, changed: article.unpublishedChanges }
            : null,
      }}
      columns={columns.map(({ id: columnId, name, depth }) => ({ id: columnId, name, depth }))}
      may={{
        createAuthor: can(actor, 'people.manage'),
        createSource: can(actor, 'source.manage'),
        share: can(actor, 'preview.share', article),
        fixQuietly: can(actor, 'article.fix-quietly', article),
      }}
      previewLinks={PREVIEW_LINK_ACTIONS}
      review={review}
      reviewActions={REVIEW_ACTIONS}
      actions={ARTICLE_ACTIONS}
    />
  )
}

function factLines(article: ArticleDetail): { label: string; value: string }[] {
  const {
    ownerName,
    updatedByName,
    updatedAt,
    publishedAt,
    withdrawnAt,
    withdrawReason,
    withdrawNotice,
    trashedAt,
  } = article
  return [
    { label: '建稿人', value: ownerName ?? '系统' },
    { label: '最后修改', value: `${updatedByName ?? '系统'} ${siteDateTime(updatedAt)}` },
    ...(publishedAt ? [{ label: '发布时间', value: siteDateTime(publishedAt) }] : []),
    ...(article.pinned ? [{ label: '首页头条', value: '置顶中' }] : []),
    ...(withdrawnAt
      ? [
          { label: '撤稿时间', value: siteDateTime(withdrawnAt) },
          { label: '撤稿原因', value: withdrawReason },
          { label: '告诉读者', value: withdrawNotice || '（不说明原因）' },
        ]
      : []),
    ...(trashedAt ? [{ label: '移入回收站', value: siteDateTime(trashedAt) }] : []),
  ]
}

function viewLines({ total, today }: Awaited<ReturnType<typeof getViews>>) {
  if (total === 0) return []
  return [
    { label: '阅读', value: `${total.toLocaleString('zh-CN')} 次（今天 ${today.toLocaleString('zh-CN')}）` },
  ]
}
