'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { FieldErrors } from '@/lib/errors'
import { mayClose } from '../may-close'
import type { Appointment } from './appointments'
import { STEPS, type Step } from './article-steps'
import { StepFields } from './step-fields'
import { StepWarnings } from './step-warnings'
import { PUBLISHING, type Telling } from './telling'

type Failure = { message: string; fields: FieldErrors }
type Props = {
  step: Step
  label: string
  title: string
  /** The piece as it is stored; null while it never was. */
  articleId: number | null
  /** Whether readers are to be told of what changes. */
  telling: Telling | null
  /** What waits to happen to it. */
  appointments: Appointment[]
  /** The one of them that gets another time. */
  moving?: Appointment | undefined
  onClose: () => void
  /** Resolves to what went wrong, or null when it is done. */
  onRun: (fields: Record<string, string>) => Promise<Failure | null>
}

/** What a step does to what waits already: nothing, takes its place, moves it, or settles it. */
function waitingFor({ step, label, appointments, moving }: Props) {
  const replaced = moving ? undefined : appointments.find(({ action }) => action === STEPS[step].kind)
  const settled = step === 'publish' ? appointments.find(({ action }) => action === 'PUBLISH') : undefined
  const explain = [
    moving ? `${moving.text}。` : '',
    replaced ? `现有${replaced.text}，将由新的代替。` : '',
    step === 'move' && moving?.action !== 'PUBLISH' ? '' : STEPS[step].explain,
    settled ? `现有的${settled.text}随之取消。` : '',
  ].join('')
  const ids: Record<string, string> = {}
  if (moving) ids.scheduleId = String(moving.id)
  if (replaced) ids.replaces = String(replaced.id)
  return { waiting: moving ?? replaced, explain, ids, button: replaced ? `替换${label}` : label }
}

/** Asks what a step needs, runs it, and stays open with the reason when it is refused; closed with something typed, it asks. */
export function StepDialog(props: Props) {
  const { step, label, title, articleId, telling, onClose, onRun } = props
  const { asks, danger = false } = STEPS[step]
  const { waiting, explain, ids, button } = waitingFor(props)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [pending, setPending] = useState(false)
  const [dirty, setDirty] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failure])

  async function run(fields: Record<string, string>) {
    setPending(true)
    setFailure(await onRun({ ...fields, ...ids }))
    setPending(false)
  }
  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    await run(Object.fromEntries([...form].map(([name, value]) => [name, String(value)])))
  }
  const warns = articleId !== null && PUBLISHING.includes(step)
  const warnings = warns && <StepWarnings articleId={articleId} />
  const close = () => {
    if (!pending && mayClose(dirty)) onClose()
  }

  if (asks === 'yes' && !telling) {
    return (
      <ConfirmDialog
        open
        onOpenChange={(open) => open || close()}
        title={`${label}《${title}》？`}
        confirmLabel={`确认${label}`}
        danger={danger}
        pending={pending}
        onConfirm={() => void run({})}
      >
        <p>{explain}</p>
        {warnings && <div className="mt-3">{warnings}</div>}
        {failure && (
          <div className="mt-3">
            <Notice tone="error">{failure.message}</Notice>
          </div>
        )}
      </ConfirmDialog>
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || close()}
      title={label}
      description={`《${title}》。${explain}`}
    >
      <form
        ref={form}
        onSubmit={onSubmit}
        onChange={() => setDirty(true)}
        noValidate
        className="flex flex-col gap-4"
      >
        {warnings}
        {failure && <Notice tone="error">{failure.message}</Notice>}
        <StepFields
          step={step}
          telling={telling}
          articleId={articleId}
          waiting={waiting}
          errors={failure?.fields ?? {}}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={close} disabled={pending}>
            取消
          </Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={pending}>
            {asks === 'yes' ? `确认${label}` : button}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
