import { db } from '@/lib/db/client'

const DAY = 86_400_000

/** A moment so many days ago: the log is stamped by the database, which knows only today. */
export const daysAgo = (days: number) => new Date(Date.now() - days * DAY)

/** An event as it stands after some time, put in with its time. */
export const happened = (at: Date, action: string, subjectId = '1', actorId: number | null = null) =>
  db.auditEvent.create({
    data: {
      at,
      action,
      subject: action.startsWith('session') ? 'user' : 'tag',
      subjectId,
      actorId,
      actorName: '甲',
    },
    select: { id: true },
  })
