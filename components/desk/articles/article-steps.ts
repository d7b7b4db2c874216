import type { Transition } from '@/lib/articles/workflow'
import type { ScheduleAction } from '@/lib/db/generated/enums'
import type { ActionState } from '@/lib/server/action'
import { type DeskAction, formOf, sendAction } from '../send-action'

/** Everything one may do to a piece from a menu or the side panel. */
export type Step =
  | Exclude<Transition, 'save'>
  | 'appointWithdrawal'
  | 'pin'
  | 'unpin'
  | 'appointPin'
  | 'appointUnpin'
  | 'move'
  | 'callOff'

/** The server actions behind the steps, handed down by the page. */
export type ArticleActions = Record<Step, DeskAction>

/** What a step needs to know about its piece. */
export type StepSubject = { id: number; version: number; title: string }

type Appearance = {
  label: string
  /** The toast after it. */
  done: string
  /** What is asked first: nothing, a yes, a reason, a time, whether and when it ends, or what readers are told. */
  asks: 'nothing' | 'yes' | 'reason' | 'time' | 'end' | 'note'
  explain: string
  /** Which appointment it makes; one of the kind may wait at a time. */
  kind?: ScheduleAction
  danger?: true
}

export const STEPS: Record<Step, Appearance> = {
  submit: { label: '送审', done: '已送审', asks: 'nothing', explain: '' },
  return: {
    label: '退回',
    done: '已退回给作者',
    asks: 'reason',
    explain: '稿件回到草稿，退回意见会记入操作日志。',
  },
  publish: {
    label: '发布',
    done: '已发布，读者现在就能看到',
    asks: 'yes',
    explain: '发布后读者立即可以看到当前内容。',
  },
  schedule: {
    label: '定时发布',
    done: '已定时',
    asks: 'time',
    explain: '到时发布的是现在这一版；之后的修改不会随它发布，要换成新的一版请替换定时。',
    kind: 'PUBLISH',
  },
  publishUrgently: {
    label: '特急发布',
    done: '已特急发布，请尽快请同事补审',
    asks: 'reason',
    explain: '不等签发，读者立即可以看到。原因会记入操作日志，稿件列入“补审”，直到有别人审过。',
    danger: true,
  },
  appointWithdrawal: {
    label: '定时撤稿',
    done: '已设置定时撤稿',
    asks: 'time',
    explain: '到时稿件从网站撤下，原网址显示已经撤下。',
    kind: 'WITHDRAW',
  },
  pin: {
    label: '置顶头条',
    done: '已置顶为首页头条',
    asks: 'end',
    explain: '立即成为首页头条；原来置顶的一篇让位，仍照常显示在列表里。',
  },
  unpin: {
    label: '取消置顶',
    done: '已取消置顶，首页头条恢复为最新的有图稿件',
    asks: 'nothing',
    explain: '',
  },
  appointPin: {
    label: '定时置顶',
    done: '已定时置顶',
    asks: 'time',
    explain: '到时成为首页头条；那时置顶的另一篇让位。',
    kind: 'PIN',
  },
  appointUnpin: {
    label: '定时取消置顶',
    done: '已定时取消置顶',
    asks: 'time',
    explain: '到时首页头条恢复为最新的有图稿件。',
    kind: 'UNPIN',
  },
  move: {
    label: '改期',
    done: '已改期',
    asks: 'time',
    explain: '只改时间：到时发布的仍是当初定下的那一版。',
  },
  callOff: { label: '取消定时', done: '已取消定时', asks: 'nothing', explain: '' },
  correct: {
    label: '发更正',
    done: '已发更正，文末和“更正”页都能看到',
    asks: 'note',
    explain: '正文不变，只在文末加一条更正说明；要改正文，请改好后用“更新发布”。',
  },
  withdraw: {
    label: '撤稿',
    done: '已撤稿',
    asks: 'reason',
    explain: '稿件立即从网站撤下，列表、搜索、订阅里都不再有；原网址显示已经撤下。',
    danger: true,
  },
  reinstate: {
    label: '恢复发布',
    done: '已恢复发布，读者又能看到了',
    asks: 'reason',
    explain: '恢复的是撤稿前读者看到的那一版，日期不变；之后改的内容不会发出去。',
  },
  trash: {
    label: '移入回收站',
    done: '已移入回收站，30 天内可以恢复',
    asks: 'nothing',
    explain: '',
    danger: true,
  },
  restore: { label: '恢复', done: '已恢复', asks: 'nothing', explain: '' },
  purge: {
    label: '彻底删除',
    done: '已彻底删除',
    asks: 'yes',
    explain: '稿件和它的全部版本将被删除，不能恢复。',
    danger: true,
  },
}

/** The steps to offer, in the order of use; publishing again what is public is called 更新发布. */
export function stepLabel(step: Step, status: string): string {
  return step === 'publish' && status === 'PUBLISHED' ? '更新发布' : STEPS[step].label
}

/** Sends a step; a dead connection is told apart from a refusal. */
export function sendStep(
  actions: ArticleActions,
  step: Step,
  fields: Record<string, string | number>,
): Promise<ActionState> {
  return sendAction(actions[step], formOf(fields))
}
