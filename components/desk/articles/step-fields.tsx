'use client'
import { TextAreaField, TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/errors'
import { fieldTime, siteDate, siteDateTime, siteTime } from '@/lib/time'
import type { Appointment } from './appointments'
import { STEPS, type Step } from './article-steps'
import { NoteFields } from './note-fields'
import { NoticeFields } from './notice-fields'
import type { Telling } from './telling'

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
function TimeField({ waiting, optional, error }: TimeProps) {
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

/** What a reason is called, by the step that asks for it. */
const REASONS: Partial<Record<Step, string>> = {
  return: '退回意见（必填）',
  withdraw: '撤稿原因（必填）',
  publishUrgently: '特急原因（必填）',
  reinstate: '恢复的原因（必填）',
}

type Props = {
  step: Step
  telling: Telling | null
  articleId: number | null
  /** What waits already and is moved, or gives its place to what is asked for. */
  waiting: Appointment | undefined
  errors: FieldErrors
}

/** What a step asks, in the order in which one decides. */
export function StepFields({ step, telling, articleId, waiting, errors }: Props) {
  const reason = REASONS[step]
  const { asks } = STEPS[step]
  return (
    <>
      {(asks === 'time' || asks === 'end') && (
        <TimeField waiting={waiting} optional={asks === 'end'} error={errors.dueAt?.[0]} />
      )}
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
