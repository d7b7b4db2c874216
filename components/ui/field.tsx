import { clsx } from 'clsx'
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'

/** The look of anything that is typed into. */
export const inputClass =
  'w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-base text-ink aria-invalid:border-danger disabled:bg-sunken disabled:text-muted'

type Common = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with the value, in a sentence. */
  error?: string | undefined
  className?: string
}

type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/** A label, its control, a hint and an error, tied together for those who cannot see them. */
export function Field({
  label,
  hint,
  error,
  className,
  children,
}: Common & { children: (control: ControlProps) => ReactNode }) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const control: ControlProps = {
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
  }
  return (
    <div className={clsx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children(control)}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

/** A labelled line of text. */
export function TextField({
  label,
  hint,
  error,
  className,
  ...input
}: Common & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => <input type="text" {...input} {...control} className={inputClass} />}
    </Field>
  )
}

/** Labelled text of several lines. */
export function TextAreaField({
  label,
  hint,
  error,
  className,
  ...input
}: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => (
        <textarea rows={3} {...input} {...control} className={clsx(inputClass, 'field-sizing-content')} />
      )}
    </Field>
  )
}

/** A labelled choice. */
export function SelectField({
  label,
  hint,
  error,
  className,
  children,
  ...input
}: Common & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => (
        <select {...input} {...control} className={clsx(inputClass, 'pr-8')}>
          {children}
        </select>
      )}
    </Field>
  )
}
