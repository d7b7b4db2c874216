'use client'
import { useState } from 'react'
import { toast } from 'sonner'
import { formOf, type Refusal, sendAction } from '@/components/desk/send-action'
import type { StepView } from '@/lib/review/step-view'
import { Decision } from '../decision'
import type { Draft } from '../use-draft'
import { ACTS, type Act, orderOf, type ReviewActions } from './review-acts'

/** What one is about to do: at which step, or about which emergency. */
export type Doing = { act: Act; step?: StepView; urgentId?: number }

/** Acts of a review, about exactly what one sees. */
export function useReviewActs(draft: Draft, actions: ReviewActions, refresh: () => Promise<void>) {
  const [asking, setAsking] = useState<Doing | null>(null)
  const [running, setRunning] = useState<Act | null>(null)
  const [decision] = useState(() => new Decision(draft))

  async function send(
    { act, step, urgentId }: Doing,
    given: Record<string, string>,
  ): Promise<Refusal | null> {
    const { action, fields } = orderOf(act, { stepId: step?.id, urgentId })
    const answer = await decision.send((ref) =>
      sendAction(actions[action], formOf({ ...fields, ...given, ...ref })),
    )
    if (!answer.ok) return answer
    const { signed } = (answer.data ?? {}) as { signed?: boolean }
    toast.success(signed ? '已签发，可以发布或定时发布了' : ACTS[act].done)
    setAsking(null)
    await refresh()
    return null
  }
  async function run(doing: Doing, given: Record<string, string> = {}): Promise<Refusal | null> {
    setRunning(doing.act)
    const refusal = await send(doing, given).finally(() => setRunning(null))
    if (refusal && ACTS[doing.act].asks === 'nothing') toast.error(refusal.message)
    // Somebody else was first: what is shown is not what is.
    if (refusal?.code === 'CONFLICT') await refresh()
    return refusal
  }
  const begin = (doing: Doing) => {
    decision.begin()
    if (ACTS[doing.act].asks === 'nothing') void run(doing)
    else setAsking(doing)
  }
  return { asking, running, begin, run, close: () => setAsking(null) }
}
