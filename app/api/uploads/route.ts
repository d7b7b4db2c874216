import { route } from '@/lib/server/route'
import { beginUpload } from '@/lib/uploads/receive'

/** Begins an upload (tus). */
export const POST = route(({ request, actor }) => beginUpload(actor, request))
