import { db } from '@/lib/db/client'

/** Leaves unread what still waits to be taken up, and nothing else of what the filling told people; none of it is mailed. */
export async function settleInboxes(now: Date): Promise<void> {
  await db.mail.deleteMany({ where: { state: 'PENDING' } })
  await db.notification.updateMany({
    where: { readAt: null, NOT: { kind: 'submitted', article: { state: 'SUBMITTED', trashedAt: null } } },
    data: { readAt: now },
  })
}
