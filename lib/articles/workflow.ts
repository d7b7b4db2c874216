import { type Actor, can, type Permission, type Placed } from '@/lib/auth/permissions'
import type { ArticleState } from '@/lib/db/generated/enums'

/** Where a piece stands, as people see it. Trash and a waiting first publication count as states of their own. */
export type ArticleStatus = 'DRAFT' | 'SUBMITTED' | 'SCHEDULED' | 'PUBLISHED' | 'WITHDRAWN' | 'TRASHED'

export const STATUS_LABELS: Record<ArticleStatus, string> = {
  DRAFT: '草稿',
  SUBMITTED: '待审',
  SCHEDULED: '定时',
  PUBLISHED: '已发布',
  WITHDRAWN: '已撤稿',
  TRASHED: '回收站',
}

type Rule = { from: readonly ArticleStatus[]; needs: Permission; label: string }

/** Every change of state: from where it may start, what it needs, and what its button says. */
export const TRANSITIONS = {
  save: {
    from: ['DRAFT', 'SUBMITTED', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN'],
    needs: 'article.edit',
    label: '保存',
  },
  submit: { from: ['DRAFT', 'WITHDRAWN'], needs: 'article.submit', label: '送审' },
  return: { from: ['SUBMITTED'], needs: 'article.return', label: '退回' },
  publish: {
    from: ['DRAFT', 'SUBMITTED', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN'],
    needs: 'article.publish',
    label: '发布',
  },
  schedule: {
    from: ['DRAFT', 'SUBMITTED', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN'],
    needs: 'article.publish',
    label: '定时发布',
  },
  publishUrgently: {
    from: ['DRAFT', 'SUBMITTED', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN'],
    needs: 'article.publish-urgently',
    label: '特急发布',
  },
  correct: { from: ['PUBLISHED'], needs: 'correction.add', label: '发更正' },
  withdraw: { from: ['PUBLISHED'], needs: 'article.withdraw', label: '撤稿' },
  reinstate: { from: ['WITHDRAWN'], needs: 'article.publish', label: '恢复发布' },
  trash: { from: ['DRAFT', 'SUBMITTED', 'WITHDRAWN'], needs: 'article.trash', label: '移入回收站' },
  restore: { from: ['TRASHED'], needs: 'article.trash', label: '恢复' },
  purge: { from: ['TRASHED'], needs: 'article.purge', label: '彻底删除' },
} as const satisfies Record<string, Rule>

export type Transition = keyof typeof TRANSITIONS

/** What decides the status of a piece. */
export type StatusFacts = { state: ArticleState; trashedAt: Date | null; awaitsPublication: boolean }

/** The one status of a piece: trash first, then what readers see, then a waiting publication. */
export function articleStatus({ state, trashedAt, awaitsPublication }: StatusFacts): ArticleStatus {
  if (trashedAt) return 'TRASHED'
  if (state !== 'PUBLISHED' && awaitsPublication) return 'SCHEDULED'
  return state
}

/** A change of state as the log keeps it. */
export const stateChange = (before: ArticleStatus, after: ArticleStatus) => ({
  before: { state: before },
  after: { state: after },
})

/** Whether the transition may start from this status. */
export function mayStart(transition: Transition, status: ArticleStatus): boolean {
  const { from }: Rule = TRANSITIONS[transition]
  return from.includes(status)
}

/** What the actor may do with the piece now; the desk draws its buttons from this, and commands ask it again. */
export function allowedTransitions(actor: Actor, article: Placed & { status: ArticleStatus }): Transition[] {
  return (Object.keys(TRANSITIONS) as Transition[]).filter(
    (transition) =>
      mayStart(transition, article.status) && can(actor, TRANSITIONS[transition].needs, article),
  )
}
