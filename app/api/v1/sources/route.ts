import * as operations from '@/lib/api/operations'
import { pageOfSources } from '@/lib/api/taxonomy-queries'
import { apiRoute } from '@/lib/server/api-route'

export const GET = apiRoute(operations.listSources, ({ actor, query }) => pageOfSources(actor, query))
