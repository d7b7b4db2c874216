import { noSuchOperation } from '@/lib/server/api-route'
import { publicRoute } from '@/lib/server/route'

/** Addresses that are none: told as everything else is told here, and not with a page. */
export const GET = publicRoute(noSuchOperation)
export const POST = publicRoute(noSuchOperation)
export const PUT = publicRoute(noSuchOperation)
export const PATCH = publicRoute(noSuchOperation)
export const DELETE = publicRoute(noSuchOperation)
