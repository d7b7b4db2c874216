'use client'
import { TextAreaField, TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/errors'
import { siteDate, siteDateTime, siteTime } from '@/lib/time'
import { STEPS, type Step } from './article-steps'
import { NoteFields } from './note-fields'
import { NoticeFields } from './notice-fields'
import type { Telling } from './telling'

const LATER = 3_600_000

function localValue(at: Date): string {
  return `${siteDate(at)}T${siteTime(at)}`
}

function firstSuggestion(): string {
  const at = new Date(Date.now() + LATER)
  return `${siteDate(at)}T${siteTime(at).slice(0, 2)}:00`
}

function TimeField({ error }: { error: string | undefined }) {
  return (
    <TextField
      label="时间（北京时间）"
      name="dueAt"
      type="datetime-local"
      required
      min={localValue(new Date())}
      defaultValue={firstSuggestion()}
      hint={`现在是北京时间 ${siteDateTime(new Date())}`}
      error={error}
    />
  )
}

/** What a reason is called, by the step that asks for it. */
const REASONS: Partial<Record<Step, string>> = {
  return: '退回意见（必填）',
  withdraw: '撤稿原因（必填）',
  publishUrgently: '特急原因（必填）',
  reinstate: '恢复的原因（必填）',
}

type Props = { step: Step; telling: Telling | null; articleId: number | null; errors: FieldErrors }

/** What a step asks, in the order in which one decides. */
export function StepFields({ step, telling, articleId, errors }: Props) {
  const reason = REASONS[step]
  return (
    <>
      {STEPS[step].asks === 'time' && <TimeField error={errors.dueAt?.[0]} />}
      {reason && (
        <TextAreaField
          label={reason}
          name="reason"
          maxLength={500}
          required
          {...(step === 'return' ? {} : { hint: '记入操作日志，读者看不到。' })}
          error={errors.reason?.[0]}
        />
      )}
      {(step === 'withdraw' || step === 'appointWithdrawal') && <NoticeFields error={errors.notice?.[0]} />}
      {telling && (
        <NoteFields
          telling={telling}
          articleId={step === 'correct' ? null : articleId}
          error={(field) => errors[field]?.[0]}
        />
      )}
    </>
  )
}
