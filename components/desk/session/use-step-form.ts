'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type StepAnswer, sendStep } from './send-step'

type Refused = Extract<StepAnswer, { ok: false }>

/** A form of the sign-in: sent by script where there is one, as it is where there is none. */
export function useStepForm(url: string, onDone: (path: string) => void) {
  const form = useRef<HTMLFormElement>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [pending, setPending] = useState(false)
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusal])

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    setPending(true)
    setRefusal(null)
    const answer = await sendStep(url, new FormData(event.currentTarget))
    if (answer.ok) return onDone(answer.path)
    setRefusal(answer)
    setPending(false)
  }
  return {
    refusal,
    pending,
    error: (field: string) => refusal?.fields[field]?.[0],
    formProps: { ref: form, method: 'post', action: url, onSubmit, noValidate: true } as const,
  }
}
