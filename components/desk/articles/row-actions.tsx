'use client'
import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import type { Appointment } from './appointments'
import { type ArticleActions, STEPS, type Step, type StepSubject, sendStep, stepLabel } from './article-steps'
import { StepDialog } from './step-dialog'
import { tellingOf } from './telling'

type Props = {
  subject: StepSubject
  status: string
  steps: Step[]
  mayFixQuietly: boolean
  /** What is waiting to happen, so that it can be moved or called off. */
  appointments: Appointment[]
  actions: ArticleActions
}

/** The menu at the end of a row of the list. */
export function RowActions({ subject, status, steps, mayFixQuietly, appointments, actions }: Props) {
  const router = useRouter()
  const [asking, setAsking] = useState<{ step: Step; moving?: Appointment } | null>(null)
  const { id, version, title } = subject
  const changeable = appointments.filter((one) => one.changeable)

  async function run(step: Step, fields: Record<string, string | number>) {
    const answer = await sendStep(actions, step, fields)
    if (!answer.ok) return answer
    setAsking(null)
    toast.success(`《${title}》${STEPS[step].done}`)
    router.refresh()
    return null
  }
  async function runNow(step: Step, fields: Record<string, string | number>) {
    const failure = await run(step, fields)
    if (failure) toast.error(failure.message)
  }
  const choose = (step: Step) => {
    if (STEPS[step].asks === 'nothing') void runNow(step, { id, version })
    else setAsking({ step })
  }
  const trigger = (
    <button
      type="button"
      aria-label={`《${title}》的操作`}
      className="rounded-md p-2 text-muted hover:bg-sunken hover:text-ink"
    >
      <Ellipsis aria-hidden="true" className="size-4.5" />
    </button>
  )
  return (
    <>
      <Menu trigger={trigger} label="操作">
        <MenuLink>
          <Link href={`/admin/articles/${id}`}>打开</Link>
        </MenuLink>
        <MenuLink>
          <Link href={`/admin/articles/${id}/preview`}>预览</Link>
        </MenuLink>
        {status === 'PUBLISHED' && (
          <MenuLink>
            <a href={`/articles/${id}`}>在网站上查看</a>
          </MenuLink>
        )}
        {steps.length + changeable.length > 0 && <MenuSeparator />}
        {steps.map((step) => (
          <MenuItem key={step} danger={STEPS[step].danger ?? false} onSelect={() => choose(step)}>
            {stepLabel(step, status)}
            {STEPS[step].asks === 'nothing' ? '' : '…'}
          </MenuItem>
        ))}
        {changeable.flatMap((one) => [
          <MenuItem key={`move ${one.id}`} onSelect={() => setAsking({ step: 'move', moving: one })}>
            {one.label}改期…
          </MenuItem>,
          <MenuItem key={one.id} onSelect={() => void runNow('callOff', { scheduleId: one.id })}>
            取消{one.label}
          </MenuItem>,
        ])}
      </Menu>
      {asking && (
        <StepDialog
          step={asking.step}
          label={stepLabel(asking.step, status)}
          title={title}
          articleId={id}
          telling={tellingOf(asking.step, status, mayFixQuietly)}
          appointments={appointments}
          moving={asking.moving}
          onClose={() => setAsking(null)}
          onRun={(fields) => run(asking.step, { ...fields, id, version })}
        />
      )}
    </>
  )
}
