'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import type { Appointment } from '@/components/desk/articles/appointments'
import { type ArticleActions, STEPS, type Step, sendStep } from '@/components/desk/articles/article-steps'
import type { FieldErrors } from '@/lib/errors'
import type { Draft } from './use-draft'

type Failure = { message: string; fields: FieldErrors }
const UNSAVED: Failure = { message: '内容还没有保存成功，请先处理保存的问题再试。', fields: {} }

/** Steps from the editor: what is on the screen is saved first, and the step names exactly that version. */
export function useSteps(
  { draft, refresh }: { draft: Draft; refresh: () => Promise<void> },
  actions: ArticleActions,
  onRefused: (fields: FieldErrors) => void,
) {
  const router = useRouter()
  const [asking, setAsking] = useState<{ step: Step; moving?: Appointment } | null>(null)
  const [running, setRunning] = useState<Step | null>(null)

  async function perform(step: Step, fields: Record<string, string | number>): Promise<Failure | null> {
    if (!(await draft.save())) return UNSAVED
    const ref = draft.session.current?.saver.ref
    if (!ref) return { message: '请先填写标题，保存后再试。', fields: {} }
    const answer = await sendStep(actions, step, { ...fields, id: ref.id, version: ref.version })
    if (!answer.ok) {
      onRefused(answer.fields)
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
    setRunning(step)
    const failure = await perform(step, fields).finally(() => setRunning(null))
    if (failure && STEPS[step].asks === 'nothing') toast.error(failure.message)
    return failure
  }
  const choose = (step: Step) => {
    if (STEPS[step].asks === 'nothing') void run(step, {})
    else setAsking({ step })
  }
  const move = (moving: Appointment) => setAsking({ step: 'move', moving })
  return { asking, running, choose, move, run, close: () => setAsking(null) }
}
