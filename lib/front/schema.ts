import { z } from 'zod'
import { articleRef } from '@/lib/articles/schema'
import { dueAt } from '@/lib/schedule/schema'

/** A piece to be pinned; an empty time means that the pinning has no appointed end. */
export const pinInput = articleRef.extend({
  dueAt: z.union([z.literal('').transform(() => undefined), dueAt]).optional(),
})
