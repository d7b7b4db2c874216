import { fillsIn } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { requireProof } from '@/lib/auth/proof'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notify } from '@/lib/notifications/notify-commands'
import { expireTags } from '@/lib/pages/expire'
import { queueWebhooks } from '@/lib/webhooks/queue-commands'
import type { AuditAction, Subject } from './actions'

export type EventInput = {
  actor: Actor
  /** `noun.verb`; what is not in the table of actions has no words and cannot be recorded. */
  action: AuditAction
  /** The kind of thing it happened to, and its id. */
  subject: Subject
  subjectId: number | string
  /** A few facts, `{before, after}` where something changed; never a secret or a whole text. */
  data?: Prisma.InputJsonObject
  /** Where the request came from, when nobody has signed in yet; otherwise the actor says it. */
  address?: string
  /** Cache tags touched before and after the change. */
  tags?: string[]
  /** Those of them whose pages must not even be served stale. */
  hardTags?: string[]
}

/**
 * Writes the audit row (which is the outbox row too), puts it into the inboxes of whom it concerns, queues it for the webhooks
 * that are told of it and expires its tags,
 * inside the command's transaction. Throws PROOF, and so undoes all of it, when the action needs one that is not there.
 */
export async function recordEvent(tx: Tx, event: EventInput): Promise<void> {
  requireProof(event.actor, event.action)
  const tags = event.tags ?? []
  const { id } = await tx.auditEvent.create({
    data: {
      actorId: event.actor.id,
      actorName: event.actor.name,
      action: event.action,
      subject: event.subject,
      subjectId: String(event.subjectId),
      data: event.data ?? {},
      address: event.address ?? event.actor.address ?? '',
      tags,
    },
    select: { id: true },
  })
  if (!fillsIn(event.actor)) {
    await notify(tx, event, id)
    await queueWebhooks(tx, event)
  }
  await expireTags(tx, tags, event.hardTags)
}
