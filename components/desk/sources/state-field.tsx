'use client'
import { useState } from 'react'
import { ChoiceField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/field'
import type { SourceState } from '@/lib/db/generated/enums'
import { SOURCE_STATES } from '@/lib/sources/state'
import type { FieldError } from '../use-record-form'
import type { Source } from './source'

const HINTS: Record<SourceState, string> = {
  ALLOWED: '可以转载。',
  CAUTION: '发布前会提醒编辑，并说明原因。',
  FORBIDDEN: '不能发布，也不能定时；已定时的到点不发。',
}
const CHOICES = (Object.keys(SOURCE_STATES) as SourceState[]).map((value) => ({
  value,
  label: SOURCE_STATES[value],
  hint: HINTS[value],
}))

/** Whether pieces may be taken from a source; what is not simply allowed says why. */
export function StateField({ source, error }: { source: Source | null; error: FieldError }) {
  const [state, setState] = useState<SourceState>(source?.state ?? 'ALLOWED')
  return (
    <>
      <ChoiceField label="使用状态" name="state" choices={CHOICES} value={state} onChange={setState} />
      {state !== 'ALLOWED' && (
        <TextField
          label={`为什么${SOURCE_STATES[state]}`}
          name="stateReason"
          maxLength={300}
          required
          autoComplete="off"
          placeholder="如：未取得转载授权"
          defaultValue={source?.stateReason ?? ''}
          error={error('stateReason')}
        />
      )}
    </>
  )
}
