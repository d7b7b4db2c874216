import 'server-only'
import { toAppointment } from '@/components/desk/articles/appointments'
import { offeredSteps } from '@/components/desk/articles/offered-steps'
import type { PieceStanding } from '@/components/editor/piece-standing'
import type { ArticleDetail } from '@/lib/articles/queries'
import { allowedTransitions } from '@/lib/articles/workflow'
import { type Actor, can } from '@/lib/auth/permissions'
import { NO_GATE } from '@/lib/review/gate'
import { getReview } from '@/lib/review/panel-queries'
import { neededToAppoint } from '@/lib/schedule/kinds'
import { siteDateTime } from '@/lib/time'
import { getViews } from '@/lib/views/queries'

/** How a piece that the actor may read stands: what the editor shows beside its text. */
export async function readStanding(actor: Actor, article: ArticleDetail, now: Date): Promise<PieceStanding> {
  const [views, review] = await Promise.all([
    getViews(actor, article.id, now),
    getReview(actor, article.id, now),
  ])
  const gate = review?.gate ?? NO_GATE
  const { version, columnId, status, unpublishedChanges: changed } = article
  return {
    version,
    columnId,
    status,
    steps: offeredSteps(actor, article, gate),
    editable: allowedTransitions(actor, article).includes('save'),
    facts: {
      lines: [...factLines(article), ...viewLines(views)],
      appointments: article.schedules.map((one) =>
        toAppointment(one, can(actor, neededToAppoint(one.action, gate, status), article)),
      ),
      published: status === 'PUBLISHED' ? { version, changed } : null,
    },
    may: mayWith(actor, article),
    review,
  }
}

/** An empty desk: no piece yet. */
export function blankStanding(actor: Actor): PieceStanding {
  return {
    version: null,
    columnId: null,
    status: 'DRAFT',
    steps: offeredSteps(actor, { ownerId: actor.id, columnId: null, status: 'DRAFT' }),
    editable: true,
    facts: { lines: [], appointments: [], published: null },
    may: mayWith(actor),
    review: null,
  }
}

function mayWith(actor: Actor, article?: ArticleDetail): PieceStanding['may'] {
  return {
    createAuthor: can(actor, 'people.manage'),
    createSource: can(actor, 'source.manage'),
    share: can(actor, 'preview.share', article),
    fixQuietly: can(actor, 'article.fix-quietly', article),
  }
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
