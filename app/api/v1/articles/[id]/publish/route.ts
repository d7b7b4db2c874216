import * as operations from '@/lib/api/operations'
import { onPiece } from '@/lib/api/read-piece'
import { publishArticle } from '@/lib/articles/publication-commands'
import { apiRoute } from '@/lib/server/api-route'

export const POST = apiRoute(operations.publishArticle, ({ actor, id, body, now }) =>
  onPiece(actor, id, () => publishArticle(actor, { id, ...body }, now)),
)
