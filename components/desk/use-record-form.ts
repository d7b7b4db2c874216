'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import { toast } from 'sonner'
import { type DeskAction, type Refusal, sendAction } from './send-action'

type Options<T> = {
  action: DeskAction<T>
  /** The toast after it; nothing when empty. */
  done: string | ((data: T) => string)
  onDone?: ((data: T) => void) | undefined
  /** The mark of the record as the page shows it (lib/seen.ts); sent back, so that nobody's change is written over. */
  seen?: string | undefined
}

/**
 * A form that is sent to an action and keeps what was typed when it is refused: the first wrong field gets the
 * focus. `formProps` belongs on the form, `error(name)` beside the field of that name.
 */
export function useRecordForm<T>({ action, done, onDone, seen }: Options<T>) {
  const router = useRouter()
  const formRef = useRef<HTMLFormElement>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [pending, setPending] = useState(false)
  const [dirty, setDirty] = useState(false)
  const [refreshing, startRefresh] = useTransition()
  const stale = useRef(false)
  const sentBy = useRef<HTMLElement | null>(null)
  // What this window was opened over: a page that is read again for another reason does not move it on.
  const filledOver = useRef(seen)
  const edits = useRef(0)
  const busy = pending || refreshing

  useEffect(() => {
    if (refusal) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusal])
  useEffect(() => {
    // The button was disabled meanwhile and lost the focus.
    if (!busy && document.activeElement === document.body) sentBy.current?.focus()
  }, [busy])
  useEffect(() => {
    if (refreshing || !stale.current) return
    stale.current = false
    filledOver.current = seen
    // Shows what was stored, which may be tidier than what was typed, and leaves the focus where it is.
    if (!dirty) formRef.current?.reset()
  }, [refreshing, dirty, seen])

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    sentBy.current = (event.nativeEvent as SubmitEvent).submitter
    setPending(true)
    const sent = edits.current
    const form = new FormData(event.currentTarget)
    if (filledOver.current !== undefined) form.set('seen', filledOver.current)
    const answer = await sendAction(action, form)
    setPending(false)
    setRefusal(answer.ok ? null : answer)
    if (!answer.ok) return
    // What was typed meanwhile was not sent.
    if (edits.current === sent) setDirty(false)
    const message = typeof done === 'string' ? done : done(answer.data)
    if (message) toast.success(message)
    if (onDone) onDone(answer.data)
    else {
      stale.current = true
      startRefresh(() => router.refresh())
    }
  }
  const touch = () => {
    edits.current += 1
    setDirty(true)
  }
  return {
    refusal,
    pending: busy,
    dirty,
    touch,
    error: (field: string) => refusal?.fields[field]?.[0],
    formProps: { ref: formRef, onSubmit, onChange: touch, noValidate: true },
  }
}

/** What a field shows beside it; handed to the fields of a form. */
export type FieldError = (field: string) => string | undefined
