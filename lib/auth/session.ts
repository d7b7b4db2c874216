import 'server-only'
import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { ASKED_HEADER } from '@/lib/server/asked-path'
import { ADDRESS_HEADER } from '@/lib/server/client-address'
import { wayIn } from './callback-path'
import { authOptions } from './options'
import { owedPath } from './owed'
import { type Actor, can, type Permission } from './permissions'
import { isProven } from './proof'
import { findSession } from './queries'
import { touchSession } from './session-commands'
import { isToBeNoted, type SessionEnds } from './session-rules'

const sid = z.uuid()

/** The session behind the request's cookie, read from the database once per request; null when there is none that holds. */
const currentSession = cache(async () => {
  const session = (await getServerSession(authOptions)) as { sid?: unknown } | null
  const id = sid.safeParse(session?.sid)
  const found = id.success ? await findSession(id.data, new Date()) : null
  if (!id.success || !found) return null
  return { ...found, id: id.data, address: (await headers()).get(ADDRESS_HEADER) ?? '' }
})

type Session = NonNullable<Awaited<ReturnType<typeof currentSession>>>
const actorOf = ({ actor, address, id, provenAt }: Session): Actor => ({
  ...actor,
  address,
  sessionId: id,
  proven: isProven(provenAt, new Date()),
})

/**
 * The signed-in person, with the session and the address they ask from; null when nobody is, or when something has to be
 * done before anything else. Notes nothing.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await currentSession()
  return session && owedPath(session) === null ? actorOf(session) : null
})

/** Who has signed in and has to do something before anything else, and where that is done; null when nobody is that far. */
export const owingActor = cache(async (): Promise<{ actor: Actor; path: string } | null> => {
  const session = await currentSession()
  const path = session && owedPath(session)
  return session && path ? { actor: actorOf(session), path } : null
})

/** The signed-in person, who has just done something: that puts off the end of an idle session. */
const activeActor = cache(async (): Promise<Actor | null> => {
  const session = await currentSession()
  const now = new Date()
  if (session && isToBeNoted(session.lastSeenAt, now)) await touchSession(session.id, now)
  return currentActor()
})

/** When the session behind the request ends; null when there is none. */
export async function currentEnds(): Promise<SessionEnds | null> {
  const session = await currentSession()
  return session && { expiresAt: session.expiresAt, idleUntil: session.idleUntil }
}

const signedOut = () => new AppError('UNAUTHENTICATED', '登录已过期，请重新登录。')

/** The signed-in person, or UNAUTHENTICATED: for what a person does. */
export async function requireActor(): Promise<Actor> {
  const actor = await activeActor()
  if (!actor) throw signedOut()
  return actor
}

/** Whoever has signed in, whatever they still owe, or UNAUTHENTICATED: for saying once more who one is. */
export async function requireSignedIn(): Promise<Actor> {
  const session = await currentSession()
  if (!session) throw signedOut()
  return actorOf(session)
}

/** Who may do what is owed, and nothing else; UNAUTHENTICATED when nobody is that far. */
export async function requireOwing(): Promise<Actor> {
  const owing = await owingActor()
  if (!owing) throw signedOut()
  return owing.actor
}

/** The signed-in person, or UNAUTHENTICATED: for what an open window asks by itself; it keeps no session open. */
export async function requireOnlooker(): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) throw signedOut()
  return actor
}

/** The first line of every desk page: 307 to the sign-in page (or to what is owed), or 403 when the role lacks the permission. */
export async function requireUser(permission: Permission): Promise<Actor> {
  const actor = await activeActor()
  if (!actor) redirect(wayIn((await owingActor())?.path ?? '/sign-in', (await headers()).get(ASKED_HEADER)))
  if (!can(actor, permission)) forbidden()
  return actor
}
