import type { ReactNode } from 'react'

export type Choice<T extends string> = { value: T; label: string; hint?: ReactNode }

type Props<T extends string> = {
  label: string
  name: string
  choices: Choice<T>[]
  value: T
  onChange: (value: T) => void
}

/** One of a few, each with a word on what follows from it. */
export function ChoiceField<T extends string>({ label, name, choices, value, onChange }: Props<T>) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="flex cursor-pointer items-baseline gap-2.5 text-sm">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className="translate-y-0.5 accent-accent"
          />
          <span>
            {choice.label}
            {choice.hint && <span className="block text-muted">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
