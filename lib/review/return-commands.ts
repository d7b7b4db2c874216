import { requireVersion } from '@/lib/articles/commands'
import { contentHash } from '@/lib/articles/content'
import { draftContent, type LoadedArticle, lockArticle } from '@/lib/articles/load-queries'
import { cancelPublication } from '@/lib/articles/publication-commands'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { earlierOf, fallingFrom } from './chain'
import { hold, lockStep, requireMayStep } from './commands'
import { type LoadedRound, loadRound } from './load-queries'
import { stepOf } from './locked-round'
import { mayRecall, mayWithdraw } from './rights'
import { closeRound, decide, requireOpen, setActive, voidApprovals } from './round-commands'
import type { SendBackInput } from './schema'

/** 退回: to the author, which ends the round, or to an earlier step, from which on all approvals fall. */
export async function sendBack(actor: Actor, input: SendBackInput, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const locked = await lockStep(tx, input)
    const { article, round, step, hash } = locked
    requireMayStep(actor, locked)
    requireVersion(article, input.version)
    const target = input.toStepId === null ? null : stepOf(round, input.toStepId)
    if (target && !earlierOf(round.steps, step).includes(target))
      throw new AppError('INVALID', '只能退回到前面的审次。', { toStepId: ['请选择前面的审次'] })
    await hold(tx, step, actor.id, now)
    const revision = await takeSnapshot(tx, actor, article, 'RETURN', now)
    const where = target?.name ?? '作者'
    const decided = {
      verdict: 'RETURN',
      stepId: step.id,
      note: input.reason,
      target: where,
      revisionId: revision.id,
      contentHash: hash,
    } as const
    await decide(tx, actor, round.id, decided, now)
    if (target)
      await voidApprovals(tx, actor, round, fallingFrom(round.steps, target), { verdict: null }, now)
    else await closeRound(tx, article, round, 'RETURNED', now)
    await recordEvent(tx, {
      actor,
      action: 'review.return',
      subject: 'article',
      subjectId: article.id,
      data: {
        step: step.name,
        to: where,
        reason: input.reason,
        round: round.number,
        revisionId: revision.id,
        ...(target ? {} : { ended: true }),
      },
    })
    if (target) await setActive(tx, actor, article.id, now)
  })
}

/** 撤回送审: by who handed the piece in, whose it is, or who manages reviews; what was decided stays written down. */
export async function withdrawSubmission(actor: Actor, { id }: { id: number }, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, id)
    authorise(actor, 'article.submit', article)
    const round = await requireOpen(tx, id)
    requireMayWithdraw(actor, article, round)
    await end(tx, actor, article, round, { verdict: 'WITHDRAW', state: 'WITHDRAWN', note: '' }, now)
    await recordEvent(tx, {
      actor,
      action: 'review.withdraw',
      subject: 'article',
      subjectId: id,
      data: { round: round.number },
    })
  })
}

function requireMayWithdraw(actor: Actor, article: LoadedArticle, round: LoadedRound): void {
  if (!mayWithdraw(actor, article, round))
    throw new AppError('FORBIDDEN', '只有送审的人、作者本人和审校管理者可以撤回送审。')
}

type Ending = { verdict: 'WITHDRAW' | 'RETURN'; state: 'WITHDRAWN' | 'RETURNED'; note: string }

async function end(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  round: LoadedRound,
  { verdict, state, note }: Ending,
  now: Date,
) {
  const { id: revisionId } = await takeSnapshot(tx, actor, article, 'RETURN', now)
  const decided = { verdict, stepId: null, note, revisionId, contentHash: contentHash(draftContent(article)) }
  await decide(tx, actor, round.id, decided, now)
  await closeRound(tx, article, round, state, now)
}

/** 撤销签发: before readers have the piece, by who signed it or who manages reviews. An appointment is called off with it. */
export async function recallSignature(
  actor: Actor,
  input: { id: number; version: number; reason: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    authorise(actor, 'article.review', article)
    requireVersion(article, input.version)
    const round = await loadRound(tx, input.id, 'SIGNED')
    if (!round) throw new AppError('CONFLICT', '稿件没有签发，请刷新后查看。')
    if (await loadRound(tx, input.id, 'OPEN'))
      throw new AppError('CONFLICT', '稿件已重新送审。要停下原来的版本，请取消定时。')
    if (!mayRecall(actor, article, round))
      throw new AppError('FORBIDDEN', '只有签发人和审校管理者可以撤销签发。')
    if (article.publishedRevisionId === round.signedRevisionId)
      throw new AppError('CONFLICT', '签发的版本已经发布，请改用撤稿或更正。')
    await cancelPublication(tx, article, now)
    for (const { id, action } of article.schedules)
      if (action === 'PUBLISH')
        await recordEvent(tx, {
          actor,
          action: 'schedule.cancel',
          subject: 'article',
          subjectId: article.id,
          data: { scheduleId: id },
        })
    await end(tx, actor, article, round, { verdict: 'RETURN', state: 'RETURNED', note: input.reason }, now)
    await recordEvent(tx, {
      actor,
      action: 'review.recall',
      subject: 'article',
      subjectId: article.id,
      data: { reason: input.reason, round: round.number },
    })
  })
}
