import type { ArticleRef } from '@/lib/articles/schema'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { approveStep } from '@/lib/review/commands'
import type { PolicyStep } from '@/lib/review/policy'
import { savePolicy } from '@/lib/review/policy-commands'
import { sendBack } from '@/lib/review/return-commands'

/** The column that shows what a review is: every piece that is handed in there goes through three steps. */
export const REVIEWED = 'gongzhong'

const HOUR = 3_600_000

/** How far a piece has come: it waits for the first step, for the second, was given back, or is signed. */
export type ReviewFate = 'first' | 'second' | 'returned' | 'signed'

/** Puts the three steps on the column, unless it has them. */
export async function askForReview(columnId: number, chief: Actor, deputy: Actor): Promise<void> {
  if (await db.reviewPolicy.findUnique({ where: { columnId }, select: { id: true } })) return
  const step = (name: string, who: Partial<PolicyStep>, dueHours: number): PolicyStep => ({
    ...{ kind: 'REVIEW', name, roles: [], userIds: [], alongside: false, dueHours, ...who },
  })
  const steps = [
    step('一审（责任编辑）', { roles: ['EDITOR'] }, 8),
    step('二审（部门主任）', { roles: ['ADMIN'], userIds: deputy.id === null ? [] : [deputy.id] }, 8),
    step('三审签发（总编）', { roles: ['CHIEF'] }, 24),
  ]
  await savePolicy(chief, { columnId, version: 0, steps })
}

/** Whether the piece was ever handed in for review. */
export async function wasReviewed(articleId: number): Promise<boolean> {
  return (await db.review.count({ where: { articleId } })) > 0
}

/** Leads a piece in review on to its fate, from wherever it stands; `reviewers` do one step each. */
export async function leadThrough(
  ref: ArticleRef,
  fate: ReviewFate,
  reviewers: Actor[],
  now: Date,
): Promise<void> {
  const round = await db.review.findFirst({
    where: { articleId: ref.id, state: 'OPEN' },
    select: { steps: { orderBy: { position: 'asc' }, select: { id: true, approvedAt: true } } },
  })
  if (!round || fate === 'first') return
  const [first, ...rest] = round.steps
  const [reader] = reviewers
  if (fate === 'returned' && first && reader) {
    const reason = '第三段的数字请核对原始记录，并补上采样时间。'
    return sendBack(
      reader,
      { ...ref, stepId: first.id, toStepId: null, reason },
      new Date(now.getTime() - HOUR),
    )
  }
  const wanted = fate === 'second' ? [first] : [first, ...rest]
  for (const [at, step] of wanted.entries()) {
    const reviewer = reviewers[at]
    if (!step || !reviewer || step.approvedAt) continue
    const when = new Date(now.getTime() - (wanted.length - at) * HOUR)
    const note = at === 0 ? '事实清楚，标题已与作者商定。' : ''
    await approveStep(reviewer, { ...ref, stepId: step.id, note }, when)
  }
}
