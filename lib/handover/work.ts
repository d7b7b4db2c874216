import { can, type Holder } from '@/lib/auth/permissions'
import type { ScheduleAction } from '@/lib/db/generated/enums'

/** What somebody may leave behind unfinished, as people read and count it. */
export const WORK = {
  pieces: { label: '稿件', unit: '篇', explain: '还没有发布的，和发布后又改了、没有更新给读者的' },
  reviews: { label: '审校', unit: '步', explain: '已经领取、还没通过的，和指名由他来审的' },
  policies: { label: '审校流程', unit: '处', explain: '栏目的流程里指名由他来审的' },
  plans: { label: '选题', unit: '个', explain: '由他执笔、还没完成的' },
  schedules: { label: '定时', unit: '个', explain: '他定的、还没到时间的，做成没做成都通知他' },
} as const satisfies Record<string, { label: string; unit: string; explain: string }>

export type WorkKind = keyof typeof WORK
export const WORK_KINDS = Object.keys(WORK) as [WorkKind, ...WorkKind[]]

/** `稿件 3 篇、审校 2 步`; '' for none of any kind. */
export function workWords(counts: Record<string, unknown>): string {
  return WORK_KINDS.filter((kind) => Number(counts[kind]) > 0)
    .map((kind) => `${WORK[kind].label} ${counts[kind]} ${WORK[kind].unit}`)
    .join('、')
}

export type Colleague = Holder & { name: string; active: boolean }

/** Whether somebody of this role may have such work at all; each piece of it may still be against it. */
export function mayHold(kind: WorkKind, person: Colleague): boolean {
  if (!person.active) return false
  const own = { ownerId: person.id, columnId: null }
  switch (kind) {
    case 'pieces':
      return can(person, 'article.edit', own)
    case 'reviews':
    case 'policies':
      return can(person, 'article.review')
    case 'plans':
      return can(person, 'plan.write', own)
    case 'schedules':
      return can(person, 'article.publish')
  }
}

export type PieceWork = { id: number; title: string; holderIds: number[] }
export type ReviewWork = {
  id: number
  articleId: number
  title: string
  /** What the step is called. */
  name: string
  /** Taken by the person, not only meant for them. */
  held: boolean
  userIds: number[]
  contentHash: string
  ownerId: number | null
  columnId: number | null
  submittedById: number | null
  steps: { id: number; name: string; holderId: number | null }[]
  approvals: { stepId: number | null; byId: number | null; contentHash: string }[]
}
/** A step of a policy; `column` is null for the policy of the site. */
export type PolicyWork = {
  id: number
  policyId: number
  name: string
  userIds: number[]
  column: { id: number; name: string } | null
}
export type PlanWork = { id: number; title: string; version: number }
export type ScheduleWork = {
  id: number
  articleId: number
  title: string
  action: ScheduleAction
  dueAt: Date
}

export type Work = {
  pieces: PieceWork[]
  reviews: ReviewWork[]
  policies: PolicyWork[]
  plans: PlanWork[]
  schedules: ScheduleWork[]
}

/** One thing of somebody's work as a line of a list. */
export type WorkLine = { id: number; words: string; href: string }
/** A kind of somebody's work: all of it, who may have it, and what choosing somebody means. */
export type KindOfWork = {
  kind: WorkKind
  count: number
  lines: WorkLine[]
  receivers: { id: number; name: string }[]
  receiver: { id: number; name: string } | null
  moves: number
  stays: (WorkLine & { why: string })[]
}
