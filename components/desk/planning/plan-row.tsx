'use client'
import { PenLine } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button, buttonClass } from '@/components/ui/button'
import { MenuItem, MenuSeparator } from '@/components/ui/menu'
import { PLAN_STATES, type PlanState } from '@/lib/planning/state'
import { RecordDialog } from '../record-dialog'
import { RowMenu } from '../row-menu'
import { formOf, sendAction } from '../send-action'
import type { DeskPlan, PlanActions, PlanChoices } from './plan'
import { PlanFields } from './plan-fields'

const TONES: Record<PlanState, BadgeTone> = {
  PITCH: 'plain',
  ASSIGNED: 'info',
  DUE: 'warn',
  DONE: 'accent',
  DROPPED: 'plain',
}

type Props = PlanChoices & { plan: DeskPlan; manages: boolean; actions: PlanActions }

/** One plan: what, where, who, by when; and the way to its piece. */
export function PlanRow({ plan, manages, actions, ...choices }: Props) {
  const [editing, setEditing] = useState(false)
  const facts = [
    plan.columnName ?? '栏目未定',
    plan.assigneeName ? `执笔 ${plan.assigneeName}` : plan.pitchedBy ? `提出 ${plan.pitchedBy}` : null,
    plan.dueOn ? `交稿 ${plan.dueOn}` : null,
    plan.slotOn ? `见报 ${plan.slotOn}` : null,
  ]
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-3 py-3 sm:px-4">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Badge tone={TONES[plan.state]}>{PLAN_STATES[plan.state]}</Badge>
          <span className="font-medium">{plan.title}</span>
        </p>
        {plan.pitch !== '' && <p className="mt-1 text-sm whitespace-pre-line text-muted">{plan.pitch}</p>}
        <p className="mt-1 text-sm text-muted tabular-nums">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div className="flex items-center gap-1">
        <WritingButton plan={plan} start={actions.start} />
        {manages && <PlanMenu plan={plan} close={actions.close} onEdit={() => setEditing(true)} />}
      </div>
      {editing && (
        <RecordDialog
          title="修改选题"
          action={actions.update}
          hidden={{ id: plan.id, version: plan.version }}
          submitLabel="保存"
          done="已保存"
          onClose={() => setEditing(false)}
        >
          {(error) => <PlanFields {...choices} plan={plan} manages error={error} />}
        </RecordDialog>
      )}
    </li>
  )
}

/** The piece that was begun, or its beginning. */
function WritingButton({ plan, start }: { plan: DeskPlan; start: PlanActions['start'] }) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  if (plan.articleId !== null)
    return (
      <Link
        href={`/admin/articles/${plan.articleId}`}
        aria-label={`打开《${plan.title}》的稿件`}
        className={buttonClass('secondary', true)}
      >
        打开稿件
      </Link>
    )
  const open = plan.state !== 'DONE' && plan.state !== 'DROPPED'
  if (!open || !plan.mayWrite) return null
  const onClick = async () => {
    setPending(true)
    const answer = await sendAction(start, formOf({ id: plan.id }))
    if (answer.ok) return router.push(`/admin/articles/${answer.data.articleId}`)
    setPending(false)
    toast.error(answer.message)
  }
  return (
    <Button small aria-label={`开始写《${plan.title}》`} pending={pending} onClick={() => void onClick()}>
      {!pending && <PenLine aria-hidden="true" />}
      开始写
    </Button>
  )
}

const OUTCOMES = {
  DONE: { label: '标为完成', done: '已标为完成' },
  DROPPED: { label: '放弃', done: '已放弃，可以在“已放弃”里重新打开' },
  OPEN: { label: '重新打开', done: '已重新打开' },
} as const

type MenuProps = { plan: DeskPlan; close: PlanActions['close']; onEdit: () => void }

function PlanMenu({ plan, close, onEdit }: MenuProps) {
  const router = useRouter()
  const ended = plan.state === 'DONE' || plan.state === 'DROPPED'
  const choose = async (outcome: keyof typeof OUTCOMES) => {
    const answer = await sendAction(close, formOf({ id: plan.id, version: plan.version, outcome }))
    if (!answer.ok) return void toast.error(answer.message)
    toast.success(OUTCOMES[outcome].done)
    router.refresh()
  }
  return (
    <RowMenu of={plan.title}>
      <MenuItem onSelect={onEdit}>修改…</MenuItem>
      <MenuSeparator />
      {(ended ? (['OPEN'] as const) : (['DONE', 'DROPPED'] as const)).map((outcome) => (
        <MenuItem key={outcome} onSelect={() => void choose(outcome)}>
          {OUTCOMES[outcome].label}
        </MenuItem>
      ))}
    </RowMenu>
  )
}
