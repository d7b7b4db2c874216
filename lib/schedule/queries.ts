import { db } from '@/lib/db/client'

/** The ids of appointments that are due, oldest first, at most `limit`. */
export async function listDueScheduleIds(now: Date, limit: number): Promise<number[]> {
  const due = await db.schedule.findMany({
    where: { state: 'PENDING', dueAt: { lte: now } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true },
  })
  return due.map(({ id }) => id)
}

/** How many appointments are overdue by more than `graceSeconds`, for the health page. */
export function countOverdue(now: Date, graceSeconds: number): Promise<number> {
  const before = new Date(now.getTime() - graceSeconds * 1000)
  return db.schedule.count({ where: { state: 'PENDING', dueAt: { lt: before } } })
}
