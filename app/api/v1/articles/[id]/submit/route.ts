import * as operations from '@/lib/api/operations'
import { onPiece } from '@/lib/api/read-piece'
import { submitArticle } from '@/lib/articles/commands'
import { apiRoute } from '@/lib/server/api-route'

export const POST = apiRoute(operations.submitArticle, ({ actor, id, body, now }) =>
  onPiece(actor, id, () => submitArticle(actor, { id, ...body }, now)),
)
