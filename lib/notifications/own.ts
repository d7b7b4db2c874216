import type { Actor } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/generated/client'

/** The actor's notifications and nobody else's; the system has none. */
export const ownNotices = (actor: Actor) =>
  ({ userId: actor.id ?? -1 }) satisfies Prisma.NotificationWhereInput

/** What somebody said that the actor has not read yet. */
export const unreadRemarks = (actor: Actor) =>
  ({ ...ownNotices(actor), readAt: null, commentId: { not: null } }) satisfies Prisma.NotificationWhereInput
