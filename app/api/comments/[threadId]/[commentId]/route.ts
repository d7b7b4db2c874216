import { deleteComment } from '@/lib/comments/commands'
import { commentRef } from '@/lib/comments/schema'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** Takes a comment back. */
export const DELETE = route<{ threadId: string; commentId: string }>(async ({ params, actor }) => {
  await deleteComment(actor, parseInput(commentRef, params), new Date())
  return Response.json({})
})
