import { z } from 'zod'
import { AWAY } from '../ask-json'

const answered = z.object({ path: z.string() })
const refused = z.object({
  error: z.object({ message: z.string(), fields: z.record(z.string(), z.array(z.string())).default({}) }),
})

/** Where a step of the sign-in leads, or why it was refused. */
export type StepAnswer =
  | { ok: true; path: string }
  | { ok: false; message: string; fields: Record<string, string[]> }

/** Sends a step of the sign-in; where nobody is signed in there are no actions, only addresses. */
export async function sendStep(url: string, form: FormData): Promise<StepAnswer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: form,
  }).catch(() => null)
  const json: unknown = await answer?.json().catch(() => null)
  const went = answered.safeParse(json)
  if (answer?.ok && went.success) return { ok: true, path: went.data.path }
  const { error } = refused.safeParse(json).data ?? { error: { message: AWAY, fields: {} } }
  return { ok: false, ...error }
}
