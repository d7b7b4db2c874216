'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { TextAreaField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { FieldErrors } from '@/lib/errors'
import { siteDate, siteDateTime, siteTime } from '@/lib/time'
import { STEPS, type Step } from './article-steps'
import { StepWarnings } from './step-warnings'

type Failure = { message: string; fields: FieldErrors }
type Props = {
  step: Step
  label: string
  title: string
  /** The piece as it is stored; null while it never was. */
  articleId: number | null
  onClose: () => void
  /** Resolves to what went wrong, or null when it is done. */
  onRun: (fields: Record<string, string>) => Promise<Failure | null>
}

const LATER = 3_600_000
const REASONS: { [step in Step]?: string } = {
  return: '退回意见（必填）',
  withdraw: '撤稿原因（必填）',
  publishUrgently: '特急原因（必填）',
}

function localValue(at: Date): string {
  return `${siteDate(at)}T${siteTime(at)}`
}

function firstSuggestion(): string {
  const at = new Date(Date.now() + LATER)
  return `${siteDate(at)}T${siteTime(at).slice(0, 2)}:00`
}

/** Asks what a step needs, runs it, and stays open with the reason when it is refused. */
export function StepDialog({ step, label, title, articleId, onClose, onRun }: Props) {
  const { asks, explain, danger } = STEPS[step]
  const [failure, setFailure] = useState<Failure | null>(null)
  const [pending, setPending] = useState(false)

  async function run(fields: Record<string, string>) {
    setPending(true)
    setFailure(await onRun(fields))
    setPending(false)
  }
  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    await run(Object.fromEntries([...form].map(([name, value]) => [name, String(value)])))
  }
  const warns =
    articleId !== null && (step === 'publish' || step === 'schedule' || step === 'publishUrgently')
  const warnings = warns && <StepWarnings articleId={articleId} />
  const close = (open: boolean) => open || pending || onClose()

  if (asks === 'yes') {
    return (
      <ConfirmDialog
        open
        onOpenChange={close}
        title={`${label}《${title}》？`}
        confirmLabel={`确认${label}`}
        danger={danger ?? false}
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
    <Dialog open onOpenChange={close} title={label} description={`《${title}》。${explain}`}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {warnings}
        {failure && <Notice tone="error">{failure.message}</Notice>}
        {asks === 'time' ? (
          <TextField
            label="时间（北京时间）"
            name="dueAt"
            type="datetime-local"
            required
            min={localValue(new Date())}
            defaultValue={firstSuggestion()}
            hint={`现在是北京时间 ${siteDateTime(new Date())}`}
            error={failure?.fields.dueAt?.[0]}
          />
        ) : (
          <TextAreaField
            label={REASONS[step] ?? '原因（必填）'}
            name="reason"
            maxLength={500}
            required
            error={failure?.fields.reason?.[0]}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} disabled={pending}>
            取消
          </Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={pending}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
