import 'server-only'
import type { AppError } from '@/lib/errors'
import { errorResponse } from '@/lib/server/route'
import { ownPath } from './callback-path'

/** What a step of the sign-in leads to: a path of ours, with the cookies that go along. */
export type Outcome = { path: string; cookies?: string[] }

const asksForJson = (request: Request) => request.headers.get('accept')?.includes('application/json') ?? false

function withCookies(headers: Headers, cookies: string[]): Headers {
  headers.set('Cache-Control', 'no-store')
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return headers
}

/** Where the sign-in goes on: as JSON for the form's script, as 303 for a form sent without one. */
export function goOn(request: Request, { path, cookies = [] }: Outcome): Response {
  const headers = withCookies(new Headers(), cookies)
  if (asksForJson(request)) return Response.json({ path }, { headers })
  // Relative, because a proxy may know us by another name.
  headers.set('Location', path)
  return new Response(null, { status: 303, headers })
}

/** A refusal: as JSON, or back to the form that said it. */
export function refuse(request: Request, error: AppError, form: string, callbackUrl?: unknown): Response {
  if (asksForJson(request)) return errorResponse(error)
  const query = new URLSearchParams({ error: error.code, callbackUrl: ownPath(callbackUrl) })
  return goOn(request, { path: `${form}?${query}` })
}
