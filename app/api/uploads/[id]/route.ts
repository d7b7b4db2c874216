import { route } from '@/lib/server/route'
import { continueUpload } from '@/lib/uploads/receive'

type Params = { id: string }

/** How far an upload is (tus). */
export const HEAD = route<Params>(({ request, actor, params }) => continueUpload(actor, request, params.id))

/** More of an upload (tus). */
export const PATCH = route<Params>(({ request, actor, params }) => continueUpload(actor, request, params.id))

/** Gives an upload up (tus). */
export const DELETE = route<Params>(({ request, actor, params }) => continueUpload(actor, request, params.id))
