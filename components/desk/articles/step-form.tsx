'use client'
import { Button } from '@/components/ui/button'
import { TextAreaField, TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/errors'
import { siteDate, siteDateTime, siteTime } from '@/lib/time'
import { type Appointment, fieldTime } from './appointments'
import type { Step } from './article-steps'

const LATER = 3_600_000

function firstSuggestion(): string {
  const at = new Date(Date.now() + LATER)
  return `${siteDate(at)}T${siteTime(at).slice(0, 2)}:00`
}

type TimeProps = {
  /** The appointment whose time is changed, or whose place is taken. */
  waiting: Appointment | undefined
  /** An empty time is an answer too. */
  optional: boolean
  error: string | undefined
}

/** When; in Beijing time, whatever the browser's zone. */
export function TimeFields({ waiting, optional, error }: TimeProps) {
  return (
    <>
      {waiting && <input type="hidden" name="from" value={waiting.at} />}
      <TextField
        label={optional ? '到什么时候（北京时间，可不填）' : '时间（北京时间）'}
        name="dueAt"
        type="datetime-local"
        required={!optional}
        min={fieldTime(new Date())}
        defaultValue={optional ? '' : (waiting?.at ?? firstSuggestion())}
        hint={`现在是北京时间 ${siteDateTime(new Date())}${optional ? '；不填则一直置顶，直到取消或换上另一篇' : ''}`}
        error={error}
      />
    </>
  )
}

/** Why. */
export function ReasonField({ step, fields }: { step: Step; fields: FieldErrors | undefined }) {
  return (
    <TextAreaField
      label={step === 'return' ? '退回意见（必填）' : '撤稿原因（必填）'}
      name="reason"
      maxLength={500}
      required
      error={fields?.reason?.[0]}
    />
  )
}

/** The end of a step's form. */
export function StepButtons({
  label,
  danger,
  pending,
  onClose,
}: {
  label: string
  danger: boolean
  pending: boolean
  onClose: () => void
}) {
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onClose} disabled={pending}>
        取消
      </Button>
      <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={pending}>
        {label}
      </Button>
    </div>
  )
}
