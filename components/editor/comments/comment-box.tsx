'use client'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Option } from '@/components/ui/combobox'
import { isComposing } from '@/components/ui/composing'
import { inputClass } from '@/components/ui/field'
import { MentionList, usePeople } from './mention-list'
import type { Remark } from './thread-requests'

type Props = {
  articleId: number | null
  label: string
  placeholder: string
  sendLabel: string
  busy: boolean
  /** What else is asked, between the text and the buttons. */
  children?: ReactNode
  /** Resolves to what went wrong, or null when it is said. */
  onSend: (remark: Remark) => Promise<string | null>
  onCancel: () => void
}

const ASKED = /@([^\s@]{0,20})$/

/** Where one writes a remark: “@” proposes people, Ctrl+Enter sends, Escape leaves; a refusal keeps what was written. */
export function CommentBox(props: Props) {
  const { articleId, label, placeholder, sendLabel, busy, children, onSend, onCancel } = props
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [named, setNamed] = useState<Option[]>([])
  const [asked, setAsked] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const [wrong, setWrong] = useState<string | null>(null)
  const people = usePeople(articleId, asked)
  useEffect(() => box.current?.focus(), [])

  function look(field: HTMLTextAreaElement) {
    setAsked(ASKED.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null)
    setActive(0)
  }
  function pick(person: Option) {
    const field = box.current
    if (!field) return
    const head = field.value.slice(0, field.selectionStart).replace(ASKED, `@${person.name} `)
    field.setRangeText(head, 0, field.selectionStart, 'end')
    setText(field.value)
    setNamed([...named, person])
    setAsked(null)
  }
  async function send() {
    const mentionIds = named.filter(({ name }) => text.includes(`@${name}`)).map((one) => one.id)
    setWrong(
      text.trim() === '' ? '请写下批注内容' : await onSend({ text, mentionIds: [...new Set(mentionIds)] }),
    )
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return
    const person = people[active]
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else if (person && event.key === 'ArrowDown') setActive((active + 1) % people.length)
    else if (person && event.key === 'ArrowUp') setActive((active + people.length - 1) % people.length)
    else if (person && (event.key === 'Enter' || event.key === 'Tab')) pick(person)
    else if (event.key === 'Escape') {
      event.stopPropagation()
      if (person) setAsked(null)
      else onCancel()
    } else return
    event.preventDefault()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2">
      <div className="relative">
        <textarea
          ref={box}
          aria-label={label}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          aria-controls={people.length > 0 ? `${id}-people` : undefined}
          aria-activedescendant={people.length > 0 ? `${id}-people-${active}` : undefined}
          placeholder={placeholder}
          maxLength={2000}
          rows={3}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            look(event.target)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setAsked(null)}
          className={`${inputClass} field-sizing-content max-h-60 text-sm`}
        />
        <MentionList id={`${id}-people`} people={people} active={active} onPick={pick} />
      </div>
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="text-sm text-danger">
          {wrong}
        </p>
      )}
      {children}
      <div className="flex justify-end gap-2">
        <Button small variant="quiet" onClick={onCancel}>
          取消
        </Button>
        <Button small variant="primary" type="submit" pending={busy} title="Ctrl+Enter">
          {sendLabel}
        </Button>
      </div>
    </form>
  )
}
