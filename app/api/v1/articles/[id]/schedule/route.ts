import * as operations from '@/lib/api/operations'
import { onPiece } from '@/lib/api/read-piece'
import { schedulePublication } from '@/lib/schedule/commands'
import { apiRoute } from '@/lib/server/api-route'

export const POST = apiRoute(operations.scheduleArticle, ({ actor, id, body, now }) =>
  onPiece(actor, id, () => schedulePublication(actor, { id, ...body, dueAt: new Date(body.dueAt) }, now)),
)
