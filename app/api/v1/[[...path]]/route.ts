import { noSuchOperation } from '@/lib/server/api-route'
import { publicRoute } from '@/lib/server/route'

type Path = { path?: string[] }

/** Addresses that are none: told as everything else is told here, and not with a page. */
export const GET = publicRoute<Path>(noSuchOperation)
export const POST = publicRoute<Path>(noSuchOperation)
export const PUT = publicRoute<Path>(noSuchOperation)
export const PATCH = publicRoute<Path>(noSuchOperation)
export const DELETE = publicRoute<Path>(noSuchOperation)
