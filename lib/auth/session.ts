import 'server-only'
import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { ADDRESS_HEADER } from '@/lib/server/client-address'
import { authOptions } from './options'
import { type Actor, can, type Permission } from './permissions'
import { findSessionActor } from './queries'

const sid = z.uuid()

/** The signed-in person, read from the database once per request, with the address they ask from; null when nobody is. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = (await getServerSession(authOptions)) as { sid?: unknown } | null
  const id = sid.safeParse(session?.sid)
  const actor = id.success ? await findSessionActor(id.data, new Date()) : null
  if (actor === null || actor.id === null) return null
  return { ...actor, address: (await headers()).get(ADDRESS_HEADER) ?? '' }
})

/** The signed-in person, or UNAUTHENTICATED: for actions and routes. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) throw new AppError('UNAUTHENTICATED', '登录已过期，请重新登录。')
  return actor
}

/** The first line of every desk page: 307 to the sign-in page, or 403 when the role lacks the permission. */
export async function requireUser(permission: Permission): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) redirect('/sign-in')
  if (!can(actor, permission)) forbidden()
  return actor
}
