import * as operations from '@/lib/api/operations'
import { pageOfAuthors } from '@/lib/api/taxonomy-queries'
import { apiRoute } from '@/lib/server/api-route'

export const GET = apiRoute(operations.listAuthors, ({ actor, query, now }) =>
  pageOfAuthors(actor, query, now),
)
