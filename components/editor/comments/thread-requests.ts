import { z } from 'zod'
import type { Anchor } from '@/lib/comments/anchor'
import type { ThreadChange } from '@/lib/comments/schema'

const comment = z.object({
  id: z.number(),
  text: z.string(),
  deleted: z.boolean(),
  author: z.string(),
  at: z.string(),
  mentions: z.array(z.string()),
  mayDelete: z.boolean(),
})
const thread = z.object({
  id: z.number(),
  quote: z.string(),
  startAt: z.number().nullable(),
  endAt: z.number().nullable(),
  blocking: z.boolean(),
  resolved: z.object({ at: z.string(), by: z.string() }).nullable(),
  mayClose: z.boolean(),
  comments: z.array(comment),
})
const threads = z.object({
  version: z.number(),
  commentsVersion: z.number(),
  may: z.object({ write: z.boolean(), block: z.boolean() }),
  appointedAt: z.string().nullable(),
  unseen: z.boolean(),
  threads: z.array(thread),
})
const begun = z.object({ threadId: z.number(), calledOff: z.string().nullable() })
const changed = z.object({ calledOff: z.string().nullable() })
const refusal = z.object({ error: z.object({ message: z.string() }) })

export type Comment = z.output<typeof comment>
export type Thread = z.output<typeof thread>
export type Threads = z.output<typeof threads>
/** What somebody wrote, and whom it names. */
export type Remark = { text: string; mentionIds: number[] }

const AWAY = '连接不上服务器，请检查网络后重试。'

/** Sends and reads JSON; throws an Error with a message for people. */
async function ask<S extends z.ZodType>(
  schema: S,
  url: string,
  method = 'GET',
  body?: object,
): Promise<z.output<S>> {
  const answer = await fetch(url, {
    method,
    ...(body ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {}),
  }).catch(() => null)
  const json: unknown = await answer?.json().catch(() => null)
  const found = schema.safeParse(json)
  if (answer?.ok && found.success) return found.data
  const refused = refusal.safeParse(json)
  throw new Error(refused.success ? refused.data.error.message : AWAY)
}

export const fetchThreads = (id: number): Promise<Threads> => ask(threads, `/api/articles/${id}/comments`)

export const sendThread = (
  id: number,
  thread: Remark & { anchor: Anchor | null; blocking: boolean },
): Promise<z.output<typeof begun>> => ask(begun, `/api/articles/${id}/comments`, 'POST', thread)

export const sendReply = (threadId: number, remark: Remark): Promise<object> =>
  ask(z.object({}), `/api/comments/${threadId}`, 'POST', remark)

export const sendChange = (threadId: number, change: ThreadChange): Promise<z.output<typeof changed>> =>
  ask(changed, `/api/comments/${threadId}`, 'PATCH', { change })

export const sendDeletion = (threadId: number, commentId: number): Promise<object> =>
  ask(z.object({}), `/api/comments/${threadId}/${commentId}`, 'DELETE')

/** The mentions in this piece have been seen; what is lost on the way is seen the next time. */
export const sendSeen = (id: number): Promise<unknown> =>
  ask(z.object({}), '/api/mentions', 'POST', { id }).catch(() => null)
