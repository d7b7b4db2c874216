import type { DeskAction } from '@/components/desk/send-action'

/** Everything that is done in a review from beside the text. */
export type Act =
  | 'take'
  | 'release'
  | 'approve'
  | 'return'
  | 'delegate'
  | 'keep'
  | 'drop'
  | 'withdraw'
  | 'recall'
  | 'afterwards'

/** The server actions behind them, handed down by the page. */
export type ReviewActions = Record<
  'take' | 'release' | 'approve' | 'return' | 'delegate' | 'settle' | 'withdraw' | 'recall' | 'afterwards',
  DeskAction
>

type Appearance = {
  label: string
  done: string
  /** What is asked first. */
  asks: 'nothing' | 'form'
  explain: string
  danger?: true
  /** What the field for words is called; left out where there is none. */
  words?: { name: 'note' | 'reason'; label: string; required: boolean }
}

const opinion = { name: 'note', label: '意见（可不填）', required: false } as const

export const ACTS: Record<Act, Appearance> = {
  take: { label: '领取', done: '已领取', asks: 'nothing', explain: '' },
  release: { label: '放回', done: '已放回，同事可以领取', asks: 'nothing', explain: '' },
  approve: {
    label: '通过',
    done: '已通过',
    asks: 'form',
    explain: '通过的是现在屏幕上的这一版。之后有人改动，通过会作废。',
    words: opinion,
  },
  return: {
    label: '退回',
    done: '已退回',
    asks: 'form',
    explain: '退回给作者，这一轮审校就结束，改好后重新送审；退回到前面的审次，那一步之后的通过都作废。',
    words: { name: 'reason', label: '退回意见（必填）', required: true },
    danger: true,
  },
  delegate: {
    label: '转交',
    done: '已转交',
    asks: 'form',
    explain: '请同事代您审这一步，转交会写进发稿单。',
    words: { name: 'note', label: '转交原因（必填）', required: true },
  },
  keep: {
    label: '保留通过',
    done: '已保留之前的通过',
    asks: 'form',
    explain: '校对只改了标点、空格或全半角，之前的通过继续有效。这个决定会记录下来。',
    words: opinion,
  },
  drop: {
    label: '作废',
    done: '之前的通过已作废，稿件回到那一步重审',
    asks: 'form',
    explain: '之前的通过作废，稿件回到那一步重审。',
    words: opinion,
    danger: true,
  },
  withdraw: {
    label: '撤回送审',
    done: '已撤回送审',
    asks: 'form',
    explain: '这一轮审校结束，稿件回到草稿。已有的审校意见保留在记录里。',
    danger: true,
  },
  recall: {
    label: '撤销签发',
    done: '已撤销签发',
    asks: 'form',
    explain: '稿件回到草稿，须重新送审；定时发布也一并取消。',
    words: { name: 'reason', label: '撤销原因（必填）', required: true },
    danger: true,
  },
  afterwards: {
    label: '补审通过',
    done: '已补审',
    asks: 'form',
    explain: '您已看过特急发布的内容。如有问题，请改用撤稿或修改后送审。',
    words: opinion,
  },
}

/** The action behind an act, and what it is sent besides what is asked. */
export function orderOf(act: Act, id: { stepId?: number | undefined; urgentId?: number | undefined }) {
  const fields: Record<string, string | number> = {}
  if (id.stepId !== undefined) fields.stepId = id.stepId
  if (id.urgentId !== undefined) fields.urgentId = id.urgentId
  if (act === 'keep' || act === 'drop')
    return { action: 'settle' as const, fields: { ...fields, keep: act === 'keep' ? 'yes' : 'no' } }
  return { action: act, fields }
}
