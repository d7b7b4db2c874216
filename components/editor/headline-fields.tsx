'use client'
import { useId } from 'react'
import { isComposing } from '@/components/ui/composing'
import type { FieldErrors } from '@/lib/errors'
import type { ChangeFields, DraftFields } from './draft-fields'

type LineProps = {
  label: string
  value: string
  max: number
  className: string
  error?: string | undefined
  onChange: (value: string) => void
}

/** A line of the headline: it grows with its text, and Enter does not break it. */
function Line({ label, value, max, className, error, onChange }: LineProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <textarea
        id={id}
        rows={1}
        placeholder={label}
        value={value}
        maxLength={max}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/g, ' '))}
        onKeyDown={(event) => event.key === 'Enter' && !isComposing(event) && event.preventDefault()}
        className={`field-sizing-content block w-full resize-none rounded-sm bg-transparent px-1 outline-offset-0 ${className}`}
      />
      {error && (
        <p id={`${id}-error`} className="px-1 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

/** 引题, 标题, 副题 as they will stand over the text. */
export function HeadlineFields({
  fields,
  change,
  errors,
}: {
  fields: DraftFields
  change: ChangeFields
  errors: FieldErrors
}) {
  return (
    <div className="flex flex-col gap-1">
      <Line
        label="引题（可不填）"
        value={fields.leadTitle}
        max={120}
        className="py-1 text-base text-muted"
        error={errors.leadTitle?.[0]}
        onChange={(leadTitle) => change({ leadTitle })}
      />
      <Line
        label="标题"
        value={fields.title}
        max={120}
        className="py-1 font-serif text-[1.625rem] leading-snug font-bold sm:text-3xl"
        error={errors.title?.[0]}
        onChange={(title) => change({ title })}
      />
      <Line
        label="副题（可不填）"
        value={fields.subTitle}
        max={120}
        className="py-1 font-serif text-lg text-muted"
        error={errors.subTitle?.[0]}
        onChange={(subTitle) => change({ subTitle })}
      />
    </div>
  )
}
