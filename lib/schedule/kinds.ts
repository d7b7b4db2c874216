import type { ArticleStatus } from '@/lib/articles/workflow'
import type { Permission } from '@/lib/auth/permissions'
import type { ScheduleAction } from '@/lib/db/generated/enums'
import { type Gate, neededToPublish } from '@/lib/review/gate'

type Kind = {
  /** What people read. */
  label: string
  /** What of the piece happens then, as a verb. */
  verb: string
}

/** Every kind of appointment, in the order in which those of one minute happen. */
export const KINDS: Record<ScheduleAction, Kind> = {
  PUBLISH: { label: '定时发布', verb: '发布' },
  PIN: { label: '定时置顶', verb: '置顶头条' },
  UNPIN: { label: '定时取消置顶', verb: '取消置顶' },
  WITHDRAW: { label: '定时撤稿', verb: '撤稿' },
}

export type LaterKind = Exclude<ScheduleAction, 'PUBLISH'>

/** Which pieces may have what happens to a public piece: those that are, or will be by then. */
export const COMING: readonly ArticleStatus[] = ['PUBLISHED', 'SCHEDULED']

/** What happens to a public piece: who may appoint it, and what is said where it makes no sense. */
export const LATER: Record<LaterKind, { needs: Permission; refused: string }> = {
  PIN: { needs: 'lead.pin', refused: '只有已发布或已定时发布的稿件可以定时置顶。' },
  UNPIN: { needs: 'lead.pin', refused: '只有已置顶或已定时置顶的稿件可以定时取消置顶。' },
  WITHDRAW: { needs: 'article.withdraw', refused: '只有已发布或已定时发布的稿件可以设置定时撤稿。' },
}

/** The permission that making, moving and calling off an appointment needs, under the review that the column asks for. */
export const neededToAppoint = (kind: ScheduleAction, gate: Gate, status: ArticleStatus): Permission =>
  kind === 'PUBLISH' ? neededToPublish(gate, status) : LATER[kind].needs

/** The moments at which something waits to happen to a piece. */
export type Waiting = Partial<Record<ScheduleAction, Date>>

type Order = { first: ScheduleAction; second: ScheduleAction; sameMinute: boolean; message: string }

const ORDERS: Order[] = [
  {
    first: 'PUBLISH',
    second: 'WITHDRAW',
    sameMinute: false,
    message: '定时撤稿的时间必须晚于定时发布的时间',
  },
  { first: 'PUBLISH', second: 'PIN', sameMinute: true, message: '定时置顶的时间不能早于定时发布的时间' },
  { first: 'PIN', second: 'UNPIN', sameMinute: false, message: '取消置顶的时间必须晚于置顶的时间' },
  { first: 'PIN', second: 'WITHDRAW', sameMinute: false, message: '定时撤稿的时间必须晚于定时置顶的时间' },
]

/**
 * What is wrong with the order of what waits to happen to a piece, as a sentence; null when nothing is. A piece that
 * is public already may be withdrawn or pinned before its update comes.
 */
export function orderProblem(status: ArticleStatus, waiting: Waiting): string | null {
  const wrong = ORDERS.find(({ first, second, sameMinute }) => {
    const [a, b] = [waiting[first], waiting[second]]
    if (!a || !b || (first === 'PUBLISH' && status === 'PUBLISHED')) return false
    return sameMinute ? b < a : b <= a
  })
  return wrong?.message ?? null
}

/** What people read for an action. */
export const kindLabel = (action: ScheduleAction): string => KINDS[action].label

/** The minute that an event of an appointment speaks of, as ISO text: the new one where it changed; null when it names none. */
export function namedMinute(data: Record<string, unknown>): string | null {
  const { after } = data
  const changed = typeof after === 'object' && after !== null && 'dueAt' in after ? after.dueAt : undefined
  const minute = changed ?? data.dueAt
  return typeof minute === 'string' ? minute : null
}
