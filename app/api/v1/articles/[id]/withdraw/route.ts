import * as operations from '@/lib/api/operations'
import { onPiece } from '@/lib/api/read-piece'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import { apiRoute } from '@/lib/server/api-route'

export const POST = apiRoute(operations.withdrawArticle, ({ actor, id, body, now }) =>
  onPiece(actor, id, () => withdrawArticle(actor, { id, ...body, notice: body.notice ?? '' }, now)),
)
