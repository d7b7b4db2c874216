import type { ActionState } from '@/lib/server/action'
import { askForProof } from './session/ask-for-proof'
import { doubtSession } from './session/session-events'

/** A server action as its page hands it down. */
export type DeskAction<T = unknown> = (previous: null, form: FormData) => Promise<ActionState<T>>

/** How an action refused. */
export type Refusal = Extract<ActionState, { ok: false }>

/** Values by name as the form that an action takes. */
export function formOf(fields: Record<string, string | number>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  return form
}

/** Sends a form to an action; a dead connection is told apart from a refusal. */
export async function sendAction<T>(action: DeskAction<T>, form: FormData): Promise<ActionState<T>> {
  try {
    const answer = await action(null, form)
    // What was typed stays where it is, and is sent again after the sign-in.
    if (!answer.ok && answer.code === 'UNAUTHENTICATED') doubtSession()
    if (!answer.ok && answer.code === 'PROOF' && (await askForProof())) return await action(null, form)
    return answer
  } catch {
    return {
      ok: false,
      code: 'UNAVAILABLE',
      message: '连接不上服务器，操作没有完成。请检查网络后重试。',
      fields: {},
    }
  }
}
