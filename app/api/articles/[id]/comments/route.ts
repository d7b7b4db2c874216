import { beginThread } from '@/lib/comments/commands'
import { listThreads } from '@/lib/comments/queries'
import { threadInput } from '@/lib/comments/schema'
import { notFound } from '@/lib/errors'
import { idInput } from '@/lib/id'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

/** The comments of a piece, with their places in the draft as it is now. */
export const GET = route<{ id: string }>(async ({ params, actor }) => {
  const { id } = parseInput(idInput, params)
  const threads = await listThreads(actor, id)
  if (!threads) throw notFound('这篇稿件')
  return Response.json(threads, { headers: { 'Cache-Control': 'no-store' } })
})

/** Begins a thread. */
export const POST = route<{ id: string }>(async ({ request, params, actor }) => {
  const input = parseInput(threadInput, { ...((await readJson(request)) as object | null), id: params.id })
  return Response.json(await beginThread(actor, input, new Date()))
})
