import { lockArticle } from '@/lib/articles/load-queries'
import { systemActor } from '@/lib/auth/authorise'
import { db, transaction } from '@/lib/db/client'
import { loadRound } from './load-queries'
import { announceStep } from './round-commands'

const BATCH = 100

/** Notices steps whose time has passed, each once, oldest first; gives how many. Safe to run in several processes. */
export async function noteOverdueSteps(now: Date): Promise<number> {
  const late = await db.reviewStep.findMany({
    where: { activeSince: { not: null }, approvedAt: null, overdueAt: null, dueAt: { lt: now } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true, review: { select: { articleId: true } } },
  })
  let noted = 0
  for (const { id, review } of late) if (await noteOverdue(id, review.articleId, now)) noted++
  return noted
}

async function noteOverdue(stepId: number, articleId: number, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await lockArticle(tx, articleId)
    const round = await loadRound(tx, articleId, 'OPEN')
    const step = round?.steps.find(({ id }) => id === stepId)
    const { count } = await tx.reviewStep.updateMany({
      where: {
        id: stepId,
        activeSince: { not: null },
        approvedAt: null,
        overdueAt: null,
        dueAt: { lt: now },
      },
      data: { overdueAt: now },
    })
    if (count === 0 || !step) return false
    await announceStep(tx, systemActor('定时任务'), articleId, 'overdue', step)
    return true
  })
}
