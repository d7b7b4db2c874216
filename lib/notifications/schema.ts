import { z } from 'zod'
import { id } from '@/lib/id'
import { KIND_NAMES, type Kind } from './kinds'

/** Numbers of notifications outgrow those of records. */
const noticeId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** What has been read: one notification, what was said about one piece, or everything. */
export const readInput = z.union(
  [z.strictObject({ id: noticeId }), z.strictObject({ articleId: id }), z.strictObject({})],
  '没有这条通知，请刷新后重试',
)
export type ReadInput = z.output<typeof readInput>

/** What is unread again: all that was read at one moment, as the command that read it said. */
export const unreadInput = z.object({
  at: z.iso.datetime('时间不对，请刷新后重试').transform((text) => new Date(text)),
})

/** What of the inbox an address asks for; anything unreadable counts as not asked. */
export const askedOfInbox = z.object({
  kind: z
    .enum(KIND_NAMES as [Kind, ...Kind[]])
    .optional()
    .catch(undefined),
  unread: z.literal('1').optional().catch(undefined),
  before: noticeId.optional().catch(undefined),
})
export type AskedOfInbox = z.output<typeof askedOfInbox>
