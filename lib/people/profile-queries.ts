import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { siteDate } from '@/lib/time'
import { heldOn, inDays } from './office'
import { authorSeen } from './seen'

/** What of a picture its field shows. */
export const fieldPicture = {
  id: true,
  key: true,
  width: true,
  height: true,
  widths: true,
  alt: true,
} as const

/** What readers are told of the author that the actor signs in as, with the office of today; null when there is none. */
export async function getOwnProfile(actor: Actor, now: Date) {
  if (actor.id === null) return null
  const found = await db.author.findUnique({
    where: { userId: actor.id },
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, name: true, slug: true, bio: true },
      picture: { select: fieldPicture },
      affiliations: { select: { id: true, title: true, since: true, until: true } },
    },
  })
  if (!found) return null
  const { affiliations, ...author } = found
  const office = heldOn(inDays(affiliations), siteDate(now))
  const seen = authorSeen({ ...found, pictureId: found.picture?.id ?? null })
  return { ...author, seen, office: office && { title: office.title, since: office.since } }
}

export type OwnProfile = NonNullable<Awaited<ReturnType<typeof getOwnProfile>>>

/** The author as whom a person signs in, for whoever looks after accounts. */
export async function getLinkedAuthor(actor: Actor, userId: number) {
  if (!can(actor, 'user.manage')) return null
  return db.author.findUnique({ where: { userId }, select: { id: true, name: true } })
}
