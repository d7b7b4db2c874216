'use client'
import { clsx } from 'clsx'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { isComposing } from './composing'
import { inputClass } from './field'

export type Option = { id: number; name: string; note?: string | undefined }

type Props = {
  label: string
  placeholder?: string
  load: (q: string, signal: AbortSignal) => Promise<Option[]>
  onPick: (option: Option) => void
  /** Offers to make what was typed when nothing has exactly that name. */
  onCreate?: ((name: string) => void) | undefined
  createLabel?: (name: string) => string
  /** Ids that are chosen already. */
  taken?: number[]
}

const PAUSE = 180

/** Options for what has been typed, fetched after a pause; `answered` is what they are the answer to. */
function useOptions(load: Props['load'], q: string, open: boolean) {
  const [{ options, answered }, setFound] = useState<{ options: Option[]; answered: string | null }>({
    options: [],
    answered: null,
  })
  const [failed, setFailed] = useState(false)
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    if (!open) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      latest.current(q, abort.signal).then(
        (found) => {
          setFound({ options: found, answered: q })
          setFailed(false)
        },
        () => abort.signal.aborted || setFailed(true),
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q, open])
  return { options, answered, failed }
}

/** A field that suggests while one types; arrows, Enter and Escape work, and an input method is left alone. */
export function Combobox({ label, placeholder, load, onPick, onCreate, createLabel, taken = [] }: Props) {
  const id = useId()
  const [q, setQ] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const name = q.trim()
  const { options, answered, failed } = useOptions(load, name, open)
  const current = answered === name
  const hurried = useRef(false)
  const shown = options.filter((option) => !taken.includes(option.id))
  const creatable =
    onCreate !== undefined && current && name !== '' && !options.some((option) => option.name === name)
  const count = shown.length + (creatable ? 1 : 0)

  const choose = (index: number) => {
    const option = shown[index]
    if (option) onPick(option)
    else if (creatable && index === shown.length) onCreate?.(name)
    else return
    setQ('')
    setActive(0)
    setOpen(false)
  }
  // Enter pressed before the answer came means the first of it, not the first of what was there before.
  useEffect(() => {
    if (failed || !open) hurried.current = false
    if (!current || !hurried.current) return
    hurried.current = false
    choose(active)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      if (count > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (!open) return
      if (current) choose(active)
      else hurried.current = true
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setOpen(false)
    }
  }
  const optionClass = (index: number) =>
    clsx(
      'flex cursor-pointer items-baseline gap-2 rounded px-2.5 py-1.5 text-sm',
      index === active && 'bg-sunken',
    )
  const optionProps = (index: number) => ({
    id: `${id}-${index}`,
    role: 'option' as const,
    'aria-selected': index === active,
    tabIndex: -1,
    className: optionClass(index),
    onPointerDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onClick: () => choose(index),
  })

  return (
    <div className="relative">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={open && count > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(open && count > 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        autoComplete="off"
        placeholder={placeholder}
        className={inputClass}
        value={q}
        onChange={(event) => {
          setQ(event.target.value)
          hurried.current = false
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={!open || (count === 0 && !failed)}
        className="absolute inset-x-0 top-full z-30 mt-1 max-h-64 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-lift"
      >
        {failed && <p className="px-2.5 py-1.5 text-sm text-danger">查找失败，请检查网络后再试。</p>}
        {shown.map((option, index) => (
          <div key={option.id} {...optionProps(index)}>
            <span className="shrink-0">{option.name}</span>
            {option.note && <span className="truncate text-xs text-muted">{option.note}</span>}
          </div>
        ))}
        {creatable && (
          <div {...optionProps(shown.length)}>
            <span className="text-accent">{createLabel?.(name) ?? `新建“${name}”`}</span>
          </div>
        )}
      </div>
    </div>
  )
}
