'use client'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Option } from '@/components/ui/combobox'
import { isComposing } from '@/components/ui/composing'
import { inputClass } from '@/components/ui/field'
import { MentionList, usePeople } from './mention-list'
import type { Remark } from './thread-requests'
import { keepUnsent, unsentAt } from './unsent-remarks'

type Props = {
  articleId: number | null
  /** What is written here and not sent is found here again. */
  place: string
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

/**
 * Where one writes a remark: “@” proposes people, Ctrl+Enter sends, Escape leaves; a refusal keeps what was written, and so does
 * every way of leaving but 取消.
 */
export function CommentBox(props: Props) {
  const { articleId, label, placeholder, sendLabel, busy, children, onSend, onCancel } = props
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  // A piece gets its number while one writes about it.
  const [place] = useState(props.place)
  const [{ text, named }, setRemark] = useState(() => unsentAt(place))
  const [asked, setAsked] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const [wrong, setWrong] = useState<string | null>(null)
  const people = usePeople(articleId, asked)
  useEffect(() => box.current?.focus(), [])

  function write(remark: { text: string; named: Option[] }) {
    setRemark(remark)
    keepUnsent(place, remark)
  }
  function look(field: HTMLTextAreaElement) {
    setAsked(ASKED.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null)
    setActive(0)
  }
  function pick(person: Option) {
    const field = box.current
    if (!field) return
    const head = field.value.slice(0, field.selectionStart).replace(ASKED, `@${person.name} `)
    field.setRangeText(head, 0, field.selectionStart, 'end')
    write({ text: field.value, named: [...named, person] })
    setAsked(null)
  }
  async function send() {
    const mentionIds = named.filter(({ name }) => text.includes(`@${name}`)).map((one) => one.id)
    if (text.trim() === '') return setWrong('请写下批注内容')
    const refusal = await onSend({ text, mentionIds: [...new Set(mentionIds)] })
    if (refusal === null) keepUnsent(place)
    setWrong(refusal)
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
  const giveUp = () => {
    keepUnsent(place)
    onCancel()
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
            write({ text: event.target.value, named })
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
        <Button small variant="quiet" onClick={giveUp}>
          取消
        </Button>
        <Button small variant="primary" type="submit" pending={busy} title="Ctrl+Enter">
          {sendLabel}
        </Button>
      </div>
    </form>
  )
}
