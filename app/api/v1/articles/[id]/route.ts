import { changedDraft } from '@/lib/api/drafts'
import * as operations from '@/lib/api/operations'
import { orCurrent } from '@/lib/api/outdated'
import { presentArticle } from '@/lib/api/present'
import { readBody } from '@/lib/api/read-body'
import { readPiece } from '@/lib/api/read-piece'
import { saveArticle } from '@/lib/articles/commands'
import { staleVersion } from '@/lib/errors'
import { apiRoute } from '@/lib/server/api-route'

/** The working draft of a piece. */
export const GET = apiRoute(operations.getArticle, async ({ actor, id }) =>
  presentArticle(await readPiece(actor, id)),
)

/** Changes some of a piece, against the version that the program saw. */
export const PATCH = apiRoute(operations.updateArticle, async ({ actor, id, body, now }) => {
  const text = await readBody(body)
  await orCurrent(actor, id, async () => {
    const piece = await readPiece(actor, id)
    if (piece.version !== body.version) throw staleVersion()
    const draft = changedDraft(piece, body, text?.body)
    return saveArticle(actor, { ...draft, id, version: body.version }, now)
  })
  return { ...presentArticle(await readPiece(actor, id)), conversion: text?.line ?? null }
})
