'use client'
import { clsx } from 'clsx'
import { Check, Circle, CircleDot, CircleHelp } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { StepView } from '@/lib/review/step-view'
import type { Act } from './review-acts'

const MARKS = {
  approved: { Icon: Check, look: 'text-accent', word: '已通过' },
  questioned: { Icon: CircleHelp, look: 'text-warn', word: '待确认' },
  active: { Icon: CircleDot, look: 'text-info', word: '待审' },
  later: { Icon: Circle, look: 'text-muted', word: '未到' },
}

type Props = {
  step: StepView
  /** Passing it is the signature. */
  signs: boolean
  running: Act | null
  onAct: (act: Act) => void
}

/** One step: where it stands, who has it, and what one may do at it. */
export function StepItem({ step, signs, running, onAct }: Props) {
  const { state, name, who, holder, approvedAt, dueAt, overdue, note, barred, held, alongside } = step
  const { Icon, look, word } = MARKS[state]
  return (
    <li className="flex gap-2.5 py-2.5">
      <Icon aria-hidden="true" className={clsx('mt-0.5 size-4 shrink-0', look)} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <span className={clsx('font-medium', state === 'later' && 'text-muted')}>{name}</span>
          <span className={clsx('text-xs', look)}>{word}</span>
          {alongside && <span className="text-xs text-muted">可与上一步同时</span>}
          {overdue && <Badge tone="danger">逾期</Badge>}
        </p>
        <p className="text-xs text-muted tabular-nums">
          {approvedAt ? `${holder ?? ''} ${approvedAt}` : holder ? `${holder}已领取` : `由${who}审`}
          {dueAt && state === 'active' && `，限 ${dueAt} 前`}
        </p>
        {note && <p className="mt-1 wrap-anywhere whitespace-pre-wrap">“{note}”</p>}
        {state === 'questioned' && (
          <p className="mt-1 text-xs text-warn">
            通过之后校对改过标点或全半角，由下一位审稿人决定通过是否保留。
          </p>
        )}
        {barred && !holder && <p className="mt-1 text-xs text-muted">{barred}</p>}
        <Buttons step={step} signs={signs} running={running} onAct={onAct} held={held} />
      </div>
    </li>
  )
}

function Buttons({ step: { may, name }, signs, running, onAct, held }: Props & { held: boolean }) {
  const button = (act: Act, label: string, variant: 'primary' | 'secondary' | 'quiet' | 'danger') => (
    <Button
      small
      variant={variant}
      pending={running === act}
      aria-label={`${label.replace('…', '')}“${name}”`}
      onClick={() => onAct(act)}
    >
      {label}
    </Button>
  )
  return (
    // In the narrow column beside the text, all of them fit one line from its edge.
    <div className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden lg:-ml-6.5">
      {may.take && button('take', '领取', held ? 'secondary' : 'primary')}
      {may.approve && button('approve', signs ? '签发…' : '通过…', held ? 'primary' : 'secondary')}
      {may.return && button('return', '退回…', 'danger')}
      {may.settle && button('keep', '保留通过…', 'primary')}
      {may.settle && button('drop', '作废…', 'danger')}
      {may.delegate && button('delegate', '转交…', 'secondary')}
      {may.release && button('release', '放回', 'secondary')}
    </div>
  )
}
