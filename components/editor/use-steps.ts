'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import type { Appointment } from '@/components/desk/articles/appointments'
import { type ArticleActions, STEPS, type Step, sendStep } from '@/components/desk/articles/article-steps'
import type { FieldErrors } from '@/lib/errors'
import { Decision } from './decision'
import type { Draft } from './use-draft'

type Failure = { message: string; fields: FieldErrors }

/** Steps from the editor, about exactly what one sees there. */
export function useSteps(
  { draft, refresh }: { draft: Draft; refresh: () => Promise<void> },
  actions: ArticleActions,
  onRefused: (fields: FieldErrors) => void,
) {
  const router = useRouter()
  const [asking, setAsking] = useState<{ step: Step; moving?: Appointment } | null>(null)
  const [running, setRunning] = useState<Step | null>(null)
  const [decision] = useState(() => new Decision(draft))

  async function perform(step: Step, fields: Record<string, string | number>): Promise<Failure | null> {
    const answer = await decision.send((ref) => sendStep(actions, step, { ...fields, ...ref }))
    if (!answer.ok) {
      onRefused(answer.fields)
      // Somebody else was first: what is shown is not what is.
      if (answer.code === 'CONFLICT') await refresh()
      return answer
    }
    onRefused({})
    setAsking(null)
    toast.success(STEPS[step].done)
    if (step === 'trash' || step === 'purge') router.push('/admin/articles')
    else await refresh()
    return null
  }
  async function run(step: Step, fields: Record<string, string | number>): Promise<Failure | null> {
    if (STEPS[step].asks === 'nothing') decision.begin()
    setRunning(step)
    const failure = await perform(step, fields).finally(() => setRunning(null))
    if (failure && STEPS[step].asks === 'nothing') toast.error(failure.message)
    return failure
  }
  const ask = (asked: { step: Step; moving?: Appointment }) => {
    decision.begin()
    setAsking(asked)
  }
  const choose = (step: Step) => {
    if (STEPS[step].asks === 'nothing') void run(step, {})
    else ask({ step })
  }
  const move = (moving: Appointment) => ask({ step: 'move', moving })
  return { asking, running, choose, move, run, close: () => setAsking(null) }
}
