import { type Actor, can } from '@/lib/auth/permissions'

/** The lists under 审校, in their order. */
export const BOARDS = ['waiting', 'mine', 'returned', 'today', 'overdue', 'urgent'] as const
export type Board = (typeof BOARDS)[number]

export const BOARD_LABELS: Record<Board, string> = {
  waiting: '待我审',
  mine: '我提交的',
  returned: '退回',
  today: '今日待发',
  overdue: '逾期',
  urgent: '补审',
}

/** What an empty list says. */
export const BOARD_EMPTY: Record<Board, [title: string, explain: string]> = {
  waiting: ['没有等您审的稿件', '轮到您的角色或您本人审时，稿件会出现在这里，先等的在前。'],
  mine: ['您还没有送审过稿件', '在稿件里点“送审”，这里就能看到审到了哪一步。'],
  returned: ['没有退回给您的稿件', '审稿人退回的稿件和退回意见会出现在这里。'],
  today: ['今天没有待发的稿件', '今天要发布的定时稿，和签发后还没有安排的稿件会出现在这里。'],
  overdue: ['没有逾期的审校', '超过时限还没有审完的稿件会出现在这里。'],
  urgent: ['没有要补审的稿件', '总编特急发布的稿件，在别人补审之前会一直列在这里。'],
}

/** The boards that concern the actor: who does not review sees what is theirs. */
export function boardsFor(actor: Actor): Board[] {
  return can(actor, 'article.review') ? [...BOARDS] : ['mine', 'returned', 'today']
}

/** A line of a board. */
export type BoardRow = {
  /** Its place in the list. */
  at: Date
  id: number
  articleId: number
  title: string
  columnName: string | null
  ownerName: string | null
  /** The step that waits, and who has it; of what came back, to whom. */
  step: string | null
  holder: string | null
  dueAt: Date | null
  state: string
  note: string
  by: string | null
}
