import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { expireTags } from '@/lib/pages/expire'

export type EventInput = {
  actor: Actor
  /** `noun.verb` */
  action: string
  /** The kind of thing it happened to, and its id. */
  subject: string
  subjectId: number | string
  data?: Prisma.InputJsonObject
  /** Cache tags touched before and after the change. */
  tags?: string[]
  /** Those of them whose pages must not even be served stale. */
  hardTags?: string[]
}

/** Writes the audit row (which is the outbox row too) and expires its tags, inside the command's transaction. */
export async function recordEvent(tx: Tx, event: EventInput): Promise<void> {
  const tags = event.tags ?? []
  await tx.auditEvent.create({
    data: {
      actorId: event.actor.id,
      actorName: event.actor.name,
      action: event.action,
      subject: event.subject,
      subjectId: String(event.subjectId),
      data: event.data ?? {},
      tags,
    },
  })
  await expireTags(tx, tags, event.hardTags)
}
