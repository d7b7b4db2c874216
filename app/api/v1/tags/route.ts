import * as operations from '@/lib/api/operations'
import { pageOfTags } from '@/lib/api/taxonomy-queries'
import { apiRoute } from '@/lib/server/api-route'

export const GET = apiRoute(operations.listTags, ({ actor, query }) => pageOfTags(actor, query))
