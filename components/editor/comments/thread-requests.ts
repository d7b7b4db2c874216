import { z } from 'zod'
import { askJson } from '@/components/desk/ask-json'
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

export type Comment = z.output<typeof comment>
export type Thread = z.output<typeof thread>
export type Threads = z.output<typeof threads>
/** What somebody wrote, and whom it names. */
export type Remark = { text: string; mentionIds: number[] }

export const fetchThreads = (id: number): Promise<Threads> => askJson(threads, `/api/articles/${id}/comments`)

export const sendThread = (
  id: number,
  thread: Remark & { anchor: Anchor | null; blocking: boolean },
): Promise<z.output<typeof begun>> =>
  askJson(begun, `/api/articles/${id}/comments`, { method: 'POST', body: thread })

export const sendReply = (threadId: number, remark: Remark): Promise<object> =>
  askJson(z.object({}), `/api/comments/${threadId}`, { method: 'POST', body: remark })

export const sendChange = (threadId: number, change: ThreadChange): Promise<z.output<typeof changed>> =>
  askJson(changed, `/api/comments/${threadId}`, { method: 'PATCH', body: { change } })

export const sendDeletion = (threadId: number, commentId: number): Promise<object> =>
  askJson(z.object({}), `/api/comments/${threadId}/${commentId}`, { method: 'DELETE' })

/** What was said about this piece has been read; what is lost on the way is read the next time. */
export const sendSeen = (articleId: number): Promise<unknown> =>
  askJson(z.object({}), '/api/inbox', { method: 'POST', body: { articleId } }).catch(() => null)
