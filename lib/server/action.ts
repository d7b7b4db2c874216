import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '@/lib/auth/permissions'
import { requireActor, requireOwing } from '@/lib/auth/session'
import type { ErrorCode, FieldErrors } from '@/lib/errors'
import { formToObject, parseInput } from './form'
import { toAppError } from './unexpected'

/** What a form shows after it was sent. What was typed stays in the browser and is never echoed. */
export type ActionState<T = unknown> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; message: string; fields: FieldErrors }

/**
 * A server action: session → form → schema → command → outcome. Every exported action is built by this. `owing` is for what
 * somebody has to do before they may do anything else.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  run: (input: z.output<S>, actor: Actor) => Promise<T>,
  { owing = false }: { owing?: boolean } = {},
) {
  return async (_previous: ActionState<T> | null, form: FormData): Promise<ActionState<T>> => {
    try {
      const actor = await (owing ? requireOwing() : requireActor())
      return { ok: true, data: await run(parseInput(schema, formToObject(form)), actor) }
    } catch (error) {
      unstable_rethrow(error)
      const { code, message, fields } = toAppError(error, 'action')
      return { ok: false, code, message, fields }
    }
  }
}
