import { changeThread, reply } from '@/lib/comments/commands'
import { replyInput, threadChange } from '@/lib/comments/schema'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

type Params = { threadId: string }

/** Answers in a thread. */
export const POST = route<Params>(async ({ request, params, actor }) => {
  const input = parseInput(replyInput, { ...((await readJson(request)) as object | null), ...params })
  return Response.json(await reply(actor, input, new Date()))
})

/** Resolves a thread or opens it again, says that it must be dealt with or need not. */
export const PATCH = route<Params>(async ({ request, params, actor }) => {
  const input = parseInput(threadChange, { ...((await readJson(request)) as object | null), ...params })
  return Response.json(await changeThread(actor, input, new Date()))
})
