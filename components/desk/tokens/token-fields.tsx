'use client'
import { useId } from 'react'
import { SelectField, TextField } from '@/components/ui/field'
import { TOKEN_DAYS, USUAL_DAYS } from '@/lib/tokens/schema'
import { SCOPE_NAMES, SCOPES } from '@/lib/tokens/scopes'
import type { FieldError } from '../use-record-form'

/** What a token is for, what it may and how long. */
export function TokenFields({ error }: { error: FieldError }) {
  return (
    <>
      <TextField
        label="用途"
        name="name"
        required
        maxLength={40}
        autoComplete="off"
        placeholder="如：气象站日报脚本"
        error={error('name')}
      />
      <Scopes error={error('scopes')} />
      <SelectField
        label="有效期"
        name="days"
        defaultValue={USUAL_DAYS}
        hint="到期后程序不能再用，要重新生成。"
        error={error('days')}
      >
        {TOKEN_DAYS.map((days) => (
          <option key={days} value={days}>
            {days} 天
          </option>
        ))}
      </SelectField>
    </>
  )
}

function Scopes({ error }: { error: string | undefined }) {
  const id = useId()
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 text-sm font-medium">权限</legend>
      <div className="flex flex-col gap-2.5">
        {SCOPE_NAMES.map((scope) => (
          <div key={scope} className="flex items-start gap-2 text-sm">
            <input
              type="checkbox"
              id={`${id}-${scope}`}
              name="scopes[]"
              value={scope}
              aria-describedby={`${id}-${scope}-explain`}
              aria-invalid={error ? true : undefined}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <div>
              <label htmlFor={`${id}-${scope}`}>{SCOPES[scope].label}</label>
              <p id={`${id}-${scope}-explain`} className="text-muted">
                {SCOPES[scope].explain}
              </p>
            </div>
          </div>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}
