import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { digits, wrongField } from '@/lib/api/json-fields'
import type { Operation } from '@/lib/api/operations'
import { Outdated } from '@/lib/api/outdated'
import { PROBLEM_TYPE, problemBody } from '@/lib/api/problem'
import { AppError } from '@/lib/errors'
import { type Bearer, openToken } from '@/lib/tokens/commands'
import { SCOPES } from '@/lib/tokens/scopes'
import { ADDRESS_HEADER } from './client-address'
import { invalid } from './form'
import { readJson } from './route'
import { toAppError } from './unexpected'

const PRIVATE = { 'Cache-Control': 'private, no-store', Vary: 'Authorization' }

const requestIdOf = (request: Request) => request.headers.get('x-request-id') ?? randomUUID().slice(0, 8)

/** Whose token a request carries, and what it may; UNAUTHENTICATED when it carries none that holds. */
const bearerOf = ({ headers }: Request, now: Date): Promise<Bearer> =>
  openToken(headers.get('authorization'), headers.get(ADDRESS_HEADER) ?? '', now)

/** An AppError as RFC 9457 has it. */
function problem(error: AppError, requestId: string): Response {
  const { code, message: detail, fields, status, retryAfter } = error
  const current = error instanceof Outdated ? { currentVersion: error.currentVersion } : {}
  const body = problemBody({ status, code, detail, requestId, fields, ...current })
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...PRIVATE,
      'Content-Type': PROBLEM_TYPE,
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="qingyan"' } : {}),
      ...(retryAfter === null ? {} : { 'Retry-After': String(retryAfter) }),
    },
  })
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: wrongField })
  if (!parsed.success) throw invalid(parsed.error)
  return parsed.data
}

/** What a query says, each name once: of one that is given twice nobody knows which is meant. */
function queryOf(url: string): Record<string, string> {
  const { searchParams } = new URL(url)
  const names = [...searchParams.keys()]
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new AppError('INVALID', `参数 ${twice} 给了不止一次。`)
  return Object.fromEntries(searchParams)
}

/** The key under which a request is done once, with the hash of what it sent; null when it names none. */
function onceOf(request: Request, tokenId: number, sent: unknown) {
  const key = request.headers.get('idempotency-key')
  if (key === null) return null
  if (!/^[\x21-\x7e]{1,64}$/.test(key))
    throw new AppError('INVALID', 'Idempotency-Key 须是 1 到 64 个不含空格的 ASCII 字符。')
  const contentHash = createHash('sha256').update(JSON.stringify(sent)).digest('hex')
  return { tokenId, key, contentHash }
}

type Asked<Q extends z.ZodType, B extends z.ZodType | undefined> = Bearer & {
  /** The number in the address; 0 where there is none. */
  id: number
  query: z.output<Q>
  body: B extends z.ZodType ? z.output<B> : undefined
  once: { tokenId: number; key: string; contentHash: string } | null
  now: Date
  /** What the answer says besides. */
  headers: Headers
}

/**
 * A route for programs: token → scope → address, query and body by the operation's schemas → run → its answer. It reads no
 * cookie and knows no session.
 */
export function apiRoute<Q extends z.ZodType, B extends z.ZodType | undefined, A extends z.ZodType>(
  operation: Operation<Q, B, A>,
  run: (asked: Asked<Q, B>) => Promise<z.input<A>>,
) {
  return async (
    request: Request,
    context: { params: Promise<{ id?: string } | undefined> },
  ): Promise<Response> => {
    const requestId = requestIdOf(request)
    try {
      const now = new Date()
      const bearer = await bearerOf(request, now)
      const { scope } = operation
      if (scope !== null && !bearer.scopes.includes(scope))
        throw new AppError('FORBIDDEN', `这个令牌没有“${SCOPES[scope].label}”（${scope}）的权限。`)
      // Next gives none at all where the address has none.
      const { id = '' } = (await context.params) ?? {}
      const sent = operation.body && (await readJson(request))
      const headers = new Headers(PRIVATE)
      const asked = {
        ...{ ...bearer, now, headers },
        id: operation.path.includes('{id}') ? parse(digits('稿件编号'), id) : 0,
        query: parse(operation.query, queryOf(request.url)),
        body: operation.body && parse(operation.body, sent),
        once: operation.once ? onceOf(request, bearer.tokenId, sent) : null,
      }
      return Response.json(await run(asked as Asked<Q, B>), { status: operation.status, headers })
    } catch (error) {
      unstable_rethrow(error)
      return problem(toAppError(error, operation.id, requestId), requestId)
    }
  }
}

/** The answer to an address or a method that is no operation: told to who has a token, as everything else is. */
export async function noSuchOperation({ request }: { request: Request }): Promise<Response> {
  const requestId = requestIdOf(request)
  try {
    await bearerOf(request, new Date())
    throw new AppError('NOT_FOUND', '没有这个接口，请对照 /api/v1/openapi.json 检查地址和方法。')
  } catch (error) {
    return problem(toAppError(error, 'nothing', requestId), requestId)
  }
}
