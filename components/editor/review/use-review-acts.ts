'use client'
import { useState } from 'react'
import { toast } from 'sonner'
import { formOf, type Refusal, sendAction } from '@/components/desk/send-action'
import type { StepView } from '@/lib/review/step-view'
import type { Draft } from '../use-draft'
import { ACTS, type Act, orderOf, type ReviewActions } from './review-acts'

/** What one is about to do: at which step, or about which emergency. */
export type Doing = { act: Act; step?: StepView; urgentId?: number }

const UNSAVED: Refusal = {
  ...{ ok: false, code: 'CONFLICT', message: '内容还没有保存成功，请先处理保存的问题再试。' },
  fields: {},
}

/** Acts of a review: what is on the screen is saved first, so that one decides about exactly what one sees. */
export function useReviewActs(draft: Draft, actions: ReviewActions, refresh: () => Promise<void>) {
  const [asking, setAsking] = useState<Doing | null>(null)
  const [running, setRunning] = useState<Act | null>(null)

  async function send(
    { act, step, urgentId }: Doing,
    given: Record<string, string>,
  ): Promise<Refusal | null> {
    if (!(await draft.save())) return UNSAVED
    const ref = draft.session.current?.saver.ref
    if (!ref) return UNSAVED
    const { action, fields } = orderOf(act, { stepId: step?.id, urgentId })
    const answer = await sendAction(
      actions[action],
      formOf({ ...fields, ...given, id: ref.id, version: ref.version }),
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
    if (ACTS[doing.act].asks === 'nothing') void run(doing)
    else setAsking(doing)
  }
  return { asking, running, begin, run, close: () => setAsking(null) }
}
