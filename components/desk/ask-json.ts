import { z } from 'zod'

const refusal = z.object({ error: z.object({ message: z.string() }) })
const AWAY = '连接不上服务器，请检查网络后重试。'

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
  const refused = refusal.safeParse(json)
  throw new Error(refused.success ? refused.data.error.message : away)
}
