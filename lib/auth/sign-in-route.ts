import 'server-only'
import type { z } from 'zod'
import { type AppError, isAppError } from '@/lib/errors'
import { formToObject, parseInput } from '@/lib/server/form'
import { errorResponse, requireSameOrigin } from '@/lib/server/route'
import { problemOf } from '@/lib/sso/problems'
import { ownPath } from './callback-path'
import { firstPath, fromOf, noStepCookie, sessionCookies, stepCookie } from './cookies'
import type { SignedIn } from './entry-commands'
import { currentActor } from './session'
import type { From, Opened } from './session-commands'

/** Where a step of the sign-in leads: a path of ours, with the cookies that go along. */
export type Outcome = { path: string; cookies?: string[] }

const asksForJson = (request: Request) => request.headers.get('accept')?.includes('application/json') ?? false

function headersOf({ cookies = [] }: Outcome): Headers {
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return headers
}

function lead(outcome: Outcome): Response {
  const headers = headersOf(outcome)
  // Relative, because a proxy may know us by another name.
  headers.set('Location', outcome.path)
  return new Response(null, { status: 303, headers })
}

/** Where the sign-in goes on: as JSON for the form's script, as 303 for a form sent without one. */
function goOn(request: Request, outcome: Outcome): Response {
  if (asksForJson(request)) return Response.json({ path: outcome.path }, { headers: headersOf(outcome) })
  return lead(outcome)
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

/** How far the first proof has led: into a session, or to the second factor. */
export async function cameIn(signedIn: SignedIn, callbackUrl: string | undefined): Promise<Outcome> {
  if (!('step' in signedIn)) return entered(signedIn, callbackUrl)
  const query = new URLSearchParams({ callbackUrl: ownPath(callbackUrl) })
  return { path: `/sign-in/second?${query}`, cookies: [stepCookie(signedIn.step)] }
}

/**
 * A step of the sign-in that is an address and no form, because another site leads to it or from it: run → 303. A refusal
 * leads to the sign-in page, which says it. `always` are cookies that go along in either case.
 */
export async function followed(
  callbackUrl: unknown,
  run: () => Promise<Outcome>,
  always: string[] = [],
): Promise<Response> {
  const outcome = await run().catch((error: unknown): Outcome => {
    if (!isAppError(error) || error.code === 'NOT_FOUND') throw error
    const query = new URLSearchParams({
      error: problemOf(error) ?? error.code,
      callbackUrl: ownPath(callbackUrl),
    })
    return { path: `/sign-in?${query}` }
  })
  return lead({ path: outcome.path, cookies: [...(outcome.cookies ?? []), ...always] })
}

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
