import { currentEnds } from '@/lib/auth/session'
import { touchSession } from '@/lib/auth/session-commands'
import { leftOf, type OwnSessionLeft, type SessionEnds } from '@/lib/auth/session-rules'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/server/route'

function answer(ends: SessionEnds | null, who: number | null): Response {
  if (!ends || who === null) throw new AppError('UNAUTHENTICATED', '登录已过期，请重新登录。')
  const left: OwnSessionLeft = { ...leftOf(ends, new Date()), who }
  return Response.json(left, { headers: { 'Cache-Control': 'no-store' } })
}

/** How long one's session still lasts; asking does not prolong it. */
export const GET = route(async ({ actor }) => answer(await currentEnds(), actor.id))

/** Somebody is at the window: the session is left alone from now on. */
export const POST = route(async ({ actor }) =>
  answer(await touchSession(actor.sessionId ?? '', new Date()), actor.id),
)
