import { z } from 'zod'
import { id } from '@/lib/id'

/** More threads than a piece has; the bound of every list of them. */
export const MOST_THREADS = 500

const place = z.number().int().min(0).max(10_000_000)

/** 批注的内容, at most 2,000 characters. */
const text = z.string().trim().min(1, '请写下批注内容').max(2000, '批注最多 2000 个字符')
const mentionIds = z.array(id).max(20, '一次最多提到 20 人').default([])

/** The words that were marked, and what stands around them. */
export const anchorInput = z
  .object({
    quote: z.string().min(1).max(5000, '选中的文字太长，请只选要说的那一段'),
    prefix: z.string().max(64),
    suffix: z.string().max(64),
    startAt: place,
    endAt: place,
  })
  .refine(({ startAt, endAt }) => startAt < endAt, '选中的文字有误，请重新选择')

export const threadInput = z.object({
  id,
  anchor: anchorInput.nullable(),
  text,
  blocking: z.boolean().default(false),
  mentionIds,
})
export type ThreadInput = z.output<typeof threadInput>

export const replyInput = z.object({ threadId: id, text, mentionIds })
export type ReplyInput = z.output<typeof replyInput>

export const threadChange = z.object({
  threadId: id,
  change: z.enum(['resolve', 'reopen', 'block', 'unblock']),
})
export type ThreadChange = z.output<typeof threadChange>['change']

export const commentRef = z.object({ commentId: id })
