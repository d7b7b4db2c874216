import 'server-only'
import type { z } from 'zod'
import { type AppError, isAppError } from '@/lib/errors'
import { formToObject, parseInput } from '@/lib/server/form'
import { errorResponse, requireSameOrigin } from '@/lib/server/route'
import { ownPath } from './callback-path'
import { firstPath, fromOf, noStepCookie, sessionCookies } from './cookies'
import { currentActor } from './session'
import type { From, Opened } from './session-commands'

/** Where a step of the sign-in leads: a path of ours, with the cookies that go along. */
export type Outcome = { path: string; cookies?: string[] }

const asksForJson = (request: Request) => request.headers.get('accept')?.includes('application/json') ?? false

/** Where the sign-in goes on: as JSON for the form's script, as 303 for a form sent without one. */
function goOn(request: Request, { path, cookies = [] }: Outcome): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  if (asksForJson(request)) return Response.json({ path }, { headers })
  // Relative, because a proxy may know us by another name.
  headers.set('Location', path)
  return new Response(null, { status: 303, headers })
}

/** A refusal: as JSON, or back to the form that was sent, which says it. */
function refuse(request: Request, error: AppError, form: string, callbackUrl: unknown): Response {
  if (asksForJson(request)) return errorResponse(error)
  const query = new URLSearchParams({ error: error.code, callbackUrl: ownPath(callbackUrl) })
  return goOn(request, { path: `${form}?${query}` })
}

/** Where a request to sign in comes from, and which session it takes the place of. */
export const signsInFrom = async (request: Request): Promise<From> => ({
  ...fromOf(request),
  replaces: (await currentActor())?.sessionId,
})

/** The end of a way of several steps: into the session that was opened, first to what is owed. */
export const entered = async (opened: Opened, callbackUrl: string | undefined): Promise<Outcome> => ({
  path: firstPath(opened, ownPath(callbackUrl)),
  cookies: [...(await sessionCookies(opened)), noStepCookie()],
})

type Page = string | ((given: Record<string, unknown>) => string)

/**
 * A step of the sign-in, for somebody who is not signed in yet: origin check → form → schema → run → where it goes on.
 * `page` is where the form stands, for those who send it without JavaScript.
 */
export function signInRoute<S extends z.ZodType>(
  schema: S,
  page: Page,
  run: (input: z.output<S>, request: Request) => Promise<Outcome>,
) {
  return async ({ request }: { request: Request }): Promise<Response> => {
    requireSameOrigin(request)
    const given = formToObject(await request.formData().catch(() => new FormData()))
    try {
      return goOn(request, await run(parseInput(schema, given), request))
    } catch (error) {
      if (!isAppError(error)) throw error
      return refuse(request, error, typeof page === 'string' ? page : page(given), given.callbackUrl)
    }
  }
}
