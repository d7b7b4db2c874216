import { hostname } from 'node:os'
import { type LoadedArticle, loadArticle } from '@/lib/articles/load-queries'
import { publishRevision, withdrawLocked } from '@/lib/articles/publication-commands'
import { recordEvent } from '@/lib/audit/record'
import { systemActor } from '@/lib/auth/authorise'
import { type Tx, transaction } from '@/lib/db/client'
import { isForeignKeyViolation } from '@/lib/db/errors'
import type { ScheduleAction } from '@/lib/db/generated/enums'
import { AppError } from '@/lib/errors'
import { pinLocked, unpinLocked } from '@/lib/front/pin-commands'
import { type Claim, claimDue } from './queries'

const actor = systemActor('定时任务')
const RUNNER = `${hostname()}:${process.pid}`

/** What became of the appointment that a step of a sweep took: kept, or left as it was with the reason. */
export type Step = { claim: Claim; error: unknown }

/**
 * Does what the next due appointment behind `after` says, if there is one that nobody else is at; null when there is
 * none. Claim, deed and the mark that it was done are one transaction: whatever is cut off leaves nothing.
 * `error` is null when it was kept. Throws what kept it from looking.
 */
export async function keepNext(now: Date, after: Claim | null): Promise<Step | null> {
  const taken: { claim: Claim | null } = { claim: null }
  try {
    await transaction(async (tx) => {
      // Whatever somebody holds for long must not hold up what is due after it.
      await tx.$executeRaw`SET LOCAL lock_timeout = '1s'`
      taken.claim = await claimDue(tx, now, after)
      if (taken.claim) await keep(tx, taken.claim, now)
    })
    return taken.claim && { claim: taken.claim, error: null }
  } catch (error) {
    if (!taken.claim) throw error
    return { claim: taken.claim, error: explained(error) }
  }
}

async function keep(tx: Tx, claim: Claim, now: Date): Promise<void> {
  const { id, articleId, action } = claim
  // The key of the deed: a second one is refused by the database, whoever believes that it is still to be done.
  await tx.scheduleRun.create({ data: { scheduleId: id, runner: RUNNER }, select: { scheduleId: true } })
  await tx.schedule.update({
    where: { id },
    data: { state: 'DONE', finishedAt: now },
    select: { id: true },
  })
  const article = await loadArticle(tx, articleId)
  await DEEDS[action](tx, article, claim, now)
}

type Deed = (tx: Tx, article: LoadedArticle, claim: Claim, now: Date) => Promise<void>

/** The piece carries the appointed time, not the time of the sweep. Who signed may do it; nobody is asked again. */
const DEEDS: Record<ScheduleAction, Deed> = {
  PUBLISH: async (tx, article, { id, revisionId, dueAt, notice, noticeReason, createdById }, now) => {
    if (article.trashedAt || revisionId === null) throw new AppError('CONFLICT', '稿件已在回收站。')
    const note = { what: notice, why: noticeReason, by: { id: createdById } }
    await publishRevision(tx, actor, article, revisionId, {
      now,
      publishedAt: dueAt,
      scheduleId: id,
      ...(notice ? { note } : {}),
    })
  },
  PIN: (tx, article, { id }, now) => pinLocked(tx, actor, article, { scheduleId: id }, now),
  UNPIN: async (tx, article, { id }, now) => {
    // Another piece may have taken its place meanwhile, and then there is nothing to end.
    if (article.publication?.leadPin) await unpinLocked(tx, actor, article, { scheduleId: id }, now)
  },
  WITHDRAW: async (tx, article, { id, notice }, now) => {
    if (article.status !== 'PUBLISHED') throw new AppError('CONFLICT', '稿件已不在发布状态。')
    await withdrawLocked(tx, actor, article, { reason: '定时撤稿', notice, scheduleId: id }, now)
  },
}

function explained(error: unknown): unknown {
  if (!isForeignKeyViolation(error)) return error
  return new AppError('CONFLICT', '定时的版本所用的栏目、作者、稿源或图片已被删除，请重新定时。')
}

/** Marks an appointment that was refused, with the reason, so that it is not tried again. */
export async function failSchedule(scheduleId: number, refusal: AppError, now: Date): Promise<void> {
  const note = refusal.message
  await transaction(async (tx) => {
    const [failed] = await tx.schedule.updateManyAndReturn({
      where: { id: scheduleId, state: 'PENDING' },
      data: { state: 'FAILED', finishedAt: now, note },
      select: { articleId: true },
    })
    if (!failed) return
    await recordEvent(tx, {
      actor,
      action: 'schedule.fail',
      subject: 'article',
      subjectId: failed.articleId,
      data: { scheduleId, note },
    })
  })
}
