import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { Actor } from '@/lib/auth/permissions'
import { requireActor, requireOnlooker } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { parseJson } from './json'
import { isSameOrigin } from './same-origin'
import { toAppError } from './unexpected'

type Context<P> = { params: Promise<P> }

/** Seconds after which what is only passing is worth another try. */
const SOON = 5

/** An AppError as JSON. */
export function errorResponse(error: AppError): Response {
  const { code, message, fields, status } = error
  const retryAfter = error.retryAfter ?? (status === 503 ? SOON : null)
  const headers = {
    'Cache-Control': 'no-store',
    ...(retryAfter === null ? {} : { 'Retry-After': String(retryAfter) }),
  }
  return Response.json({ error: { code, message, fields } }, { status, headers })
}

/** Refuses a state-changing request that another site sent (cookies travel with it; SameSite alone is not enough). */
export function requireSameOrigin({ headers }: Request): void {
  const sent = {
    origin: headers.get('origin'),
    site: headers.get('sec-fetch-site'),
    host: headers.get('host'),
  }
  if (!isSameOrigin(sent, new URL(env.SITE_URL).origin))
    throw new AppError('FORBIDDEN', '请求来自其他网站，已被拒绝。')
}

async function translate(request: Request, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    unstable_rethrow(error)
    const requestId = request.headers.get('x-request-id') ?? undefined
    return errorResponse(toAppError(error, new URL(request.url).pathname, requestId))
  }
}

/**
 * A JSON route for signed-in people: origin check (for writes) → session → run → outcome. A write is what a person does;
 * what a window reads by itself keeps no session open.
 */
export function route<P = Record<string, string>>(
  run: (input: { request: Request; params: P; actor: Actor }) => Promise<Response>,
) {
  return (request: Request, context: Context<P>): Promise<Response> =>
    translate(request, async () => {
      const reads = request.method === 'GET' || request.method === 'HEAD'
      if (!reads) requireSameOrigin(request)
      const actor = await (reads ? requireOnlooker() : requireActor())
      return run({ request, params: await context.params, actor })
    })
}

/** A route anybody may call. Named apart, so that leaving out the session is always a visible choice. */
export function publicRoute<P = Record<string, string>>(
  run: (input: { request: Request; params: P }) => Promise<Response>,
) {
  return (request: Request, context: Context<P>): Promise<Response> =>
    translate(request, async () => run({ request, params: await context.params }))
}

/** The JSON body of a request, at most `limit` bytes. What a form of another site could send is none. */
export async function readJson(request: Request, limit = 2 * 1024 * 1024): Promise<unknown> {
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > limit) throw new AppError('TOO_LARGE', '内容过大，请分成几篇或减少图片表格。')
  try {
    if (!/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
      throw new TypeError('no JSON')
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new AppError('INVALID', '请求内容不是有效的 JSON。')
  }
}
