import { z } from 'zod'
import { askForProof } from './session/ask-for-proof'
import { doubtSession } from './session/session-events'

const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) })
/** What is said when nobody answered, or nothing that can be read. */
export const AWAY = '连接不上服务器，请检查网络后重试。'

type Asked = {
  method?: string
  /** A form as it is; anything else as JSON. */
  body?: object
  signal?: AbortSignal
  /** What is said when the server gave no reason. */
  away?: string
}

function sent(body: object): Pick<RequestInit, 'headers' | 'body'> {
  if (body instanceof FormData) return { body }
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

/** Asks one of the desk's own addresses for JSON of this shape; throws an Error with a message for people. */
export async function askJson<S extends z.ZodType>(
  schema: S,
  url: string,
  { method = 'GET', body, signal, away = AWAY }: Asked = {},
): Promise<z.output<S>> {
  const answer = await fetch(url, {
    method,
    ...(body ? sent(body) : {}),
    ...(signal ? { signal } : {}),
  }).catch(() => null)
  const json: unknown = await answer?.json().catch(() => null)
  const found = schema.safeParse(json)
  if (answer?.ok && found.success) return found.data
  // What was typed stays where it is, and is sent again after the sign-in.
  if (answer?.status === 401) doubtSession()
  throw refusalOf(json, away)
}

export function refusalOf(json: unknown, away: string): Error {
  const refused = refusal.safeParse(json)
  return new Error(refused.success ? refused.data.error.message : away)
}

/** Asks one of the desk's own addresses for a file, whole or not at all; throws an Error with a message for people. */
export async function askFile(
  url: string,
  { method = 'GET', away = AWAY }: Pick<Asked, 'method' | 'away'> = {},
): Promise<Blob> {
  const answer = await fetch(url, { method }).catch(() => null)
  const file = answer?.ok ? await answer.blob().catch(() => null) : null
  if (file) return file
  const json: unknown = await answer?.json().catch(() => null)
  if (refusal.safeParse(json).data?.error.code === 'PROOF' && (await askForProof()))
    return askFile(url, { method, away })
  throw refusalOf(json, away)
}
