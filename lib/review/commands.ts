import { requireVersion } from '@/lib/articles/commands'
import { contentHash, requirePublishable } from '@/lib/articles/content'
import { draftContent, type LoadedArticle, lockArticle } from '@/lib/articles/load-queries'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { type Actor, can } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { isThrough } from './chain'
import type { LoadedRound, LoadedStep } from './load-queries'
import { dutiesOf, requireNothing, requirePerson, stepOf, whyNotStep } from './locked-round'
import { decide, requireOpen, setActive } from './round-commands'
import type { ApproveInput, DelegateInput, SettleInput } from './schema'
import { asOther, whySeparated } from './separation'
import { signRound } from './sign-commands'

type StepRef = { id: number; stepId: number }
type Locked = { article: LoadedArticle; round: LoadedRound; step: LoadedStep; hash: string }

/** The step with its round and piece, as they are until the transaction ends. */
export async function lockStep(tx: Tx, { id, stepId }: StepRef): Promise<Locked> {
  const article = await lockArticle(tx, id)
  const round = await requireOpen(tx, id)
  if (article.trashedAt) throw new AppError('CONFLICT', '稿件在回收站里，恢复后才能审校。')
  return { article, round, step: stepOf(round, stepId), hash: contentHash(draftContent(article)) }
}

export const requireMayStep = (actor: Actor, { article, round, step, hash }: Locked): void =>
  requireNothing(whyNotStep(actor, dutiesOf(article, round), step, hash))

/** 领取: from now on it is the actor’s. */
export async function takeStep(actor: Actor, ref: StepRef, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const locked = await lockStep(tx, ref)
    requireMayStep(actor, locked)
    if (locked.step.holderId === actor.id) throw new AppError('CONFLICT', '您已经领取了这一步。')
    await hold(tx, locked.step, actor.id, now)
    await note(tx, actor, locked, 'take')
  })
}

/** Puts a taken step back for whoever may take it. */
export async function releaseStep(actor: Actor, ref: StepRef): Promise<void> {
  await transaction(async (tx) => {
    const locked = await lockStep(tx, ref)
    const { step } = locked
    if (step.holderId !== requirePerson(actor).id) throw new AppError('FORBIDDEN', '这一步不在您手里。')
    if (step.approvedAt) throw new AppError('CONFLICT', '这一步已经通过，不能放回。')
    const data = { holderId: null, takenAt: null }
    await tx.reviewStep.update({ where: { id: step.id }, data, select: { id: true } })
    await note(tx, actor, locked, 'release')
  })
}

export async function hold(tx: Tx, step: LoadedStep, holderId: number | null, now: Date): Promise<void> {
  if (step.holderId === holderId) return
  const data = { holderId, takenAt: now }
  await tx.reviewStep.update({ where: { id: step.id }, data, select: { id: true } })
}

type Verb = 'take' | 'release' | 'delegate' | 'approve' | 'keep' | 'drop'

async function note(
  tx: Tx,
  actor: Actor,
  { article, round, step }: Locked,
  verb: Verb,
  data: Record<string, string | number> = {},
): Promise<void> {
  await recordEvent(tx, {
    actor,
    action: `review.${verb}`,
    subject: 'article',
    subjectId: article.id,
    data: { step: step.name, round: round.number, ...data },
  })
}

/**
 * 通过: the actor answers for exactly this content. The last approval is the signature (签发). A review may not be passed while
 * earlier approvals are in question, and only what is complete can be signed.
 */
export async function approveStep(
  actor: Actor,
  input: ApproveInput,
  now: Date,
): Promise<{ signed: boolean }> {
  return transaction(async (tx) => {
    const locked = await lockStep(tx, input)
    const { article, round, step, hash } = locked
    requireMayStep(actor, locked)
    requireVersion(article, input.version)
    const questioned = round.steps.filter(({ questionedAt }) => questionedAt !== null)
    if (step.kind === 'REVIEW' && questioned.length > 0)
      throw new AppError('CONFLICT', `校对改过标点，请先决定“${namesOf(questioned)}”的通过是保留还是作废。`)
    const revision = await takeSnapshot(tx, actor, article, 'REVIEW', now)
    await hold(tx, step, actor.id, now)
    const decided = {
      verdict: 'APPROVE',
      stepId: step.id,
      note: input.note,
      revisionId: revision.id,
      contentHash: hash,
    } as const
    await decide(tx, actor, round.id, decided, now)
    await tx.reviewStep.update({
      where: { id: step.id },
      data: {
        ...{ approvedAt: now, approvedHash: hash, approvedRevisionId: revision.id },
        ...{ activeSince: null, dueAt: null, overdueAt: null },
      },
      select: { id: true },
    })
    await note(tx, actor, locked, 'approve', {
      revisionId: revision.id,
      contentHash: hash,
      ...(input.note ? { note: input.note } : {}),
    })
    const signed = isThrough(
      round.steps.map((one) => (one.id === step.id ? { ...one, approvedAt: now } : one)),
    )
    if (signed) {
      requirePublishable(draftContent(article))
      await signRound(tx, actor, article, round, { revisionId: revision.id, hash }, now)
    } else await setActive(tx, actor, article.id, now)
    return { signed }
  })
}

const namesOf = (steps: { name: string }[]) => steps.map(({ name }) => name).join('”“')

/** 转交: puts a step into the hands of a colleague; by who holds it or could take it, or by who manages reviews. */
export async function delegateStep(actor: Actor, input: DelegateInput, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const locked = await lockStep(tx, input)
    const { article, round, step, hash } = locked
    requirePerson(actor)
    if (!can(actor, 'review.manage', article)) requireMayStep(actor, locked)
    if (step.approvedAt) throw new AppError('CONFLICT', '这一步已经通过，不用转交。')
    const found = await tx.user.findUnique({ where: { id: input.toId, active: true }, select: holderSelect })
    if (!found) throw notFound('这位同事')
    const to = holderOf(found)
    if (to.id === step.holderId) throw new AppError('CONFLICT', `“${step.name}”已经在${to.name}手里。`)
    const refusal = whySeparated(to, dutiesOf(article, round), step, hash)
    if (refusal)
      throw new AppError('INVALID', `不能转交给${to.name}：${asOther(refusal.message)}`, {
        toId: ['请另选一位'],
      })
    await hold(tx, step, to.id, now)
    const { id: revisionId } = await takeSnapshot(tx, actor, article, 'REVIEW', now)
    const decided = {
      verdict: 'DELEGATE',
      stepId: step.id,
      note: input.note,
      target: to.name,
      revisionId,
      contentHash: hash,
    } as const
    await decide(tx, actor, round.id, decided, now)
    await note(tx, actor, locked, 'delegate', { to: to.name, stepId: step.id, note: input.note })
  })
}

/** After a typographic fix by a proofreader: whoever does a review that waits now says whether an earlier approval stands. */
export async function settleQuestion(actor: Actor, input: SettleInput, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const locked = await lockStep(tx, input)
    const { article, round, step, hash } = locked
    authorise(actor, 'article.review', article)
    requireVersion(article, input.version)
    if (step.questionedAt === null || step.approvedAt === null)
      throw new AppError('CONFLICT', `“${step.name}”的通过不需要确认，请刷新后查看。`)
    const own = round.steps.find(
      (one) => one.kind === 'REVIEW' && whyNotStep(actor, dutiesOf(article, round), one, hash) === null,
    )
    if (!own) throw new AppError('FORBIDDEN', '由轮到的下一位审稿人决定保留还是作废。')
    await hold(tx, own, actor.id, now)
    const { id: revisionId } = await takeSnapshot(tx, actor, article, 'REVIEW', now)
    const keeps = input.keep === 'yes'
    const decided = {
      verdict: keeps ? 'KEEP' : 'DROP',
      stepId: step.id,
      note: input.note,
      revisionId,
      contentHash: hash,
    } as const
    await decide(tx, actor, round.id, decided, now)
    const fallen = { approvedAt: null, approvedHash: null, approvedRevisionId: null }
    await tx.reviewStep.update({
      where: { id: step.id },
      data: { questionedAt: null, ...(keeps ? {} : fallen) },
      select: { id: true },
    })
    await note(tx, actor, locked, keeps ? 'keep' : 'drop', { contentHash: hash })
    await setActive(tx, actor, article.id, now)
  })
}
