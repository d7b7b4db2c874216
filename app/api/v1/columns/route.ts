import * as operations from '@/lib/api/operations'
import { apiRoute } from '@/lib/server/api-route'
import { listColumns } from '@/lib/taxonomy/queries'

/** Every column, in the order of the tree. */
export const GET = apiRoute(operations.listColumns, async ({ actor }) => {
  const items = (await listColumns(actor)).map(({ id, name, slug, description, genre, parentId, depth }) => ({
    ...{ id, name, slug, description, genre, parentId, depth },
  }))
  return { items, next: null }
})
