import { contentHash } from '@/lib/articles/content'
import { draftContent, type LoadedArticle } from '@/lib/articles/load-queries'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import { stateChange } from '@/lib/articles/workflow'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { whyNotSubmit } from './gate'
import { type LoadedPolicy, readGate } from './load-queries'
import { setActive } from './round-commands'

/**
 * Begins a round on the draft as it is, with the policy's steps copied into it, so that a later change of the policy touches no
 * round that runs. Readers of a public piece keep what they see. The article is locked and its version compared.
 */
export async function beginReview(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  policy: LoadedPolicy,
  now: Date,
): Promise<void> {
  authorise(actor, 'article.submit', article)
  const gate = await readGate(tx, article.id, article.columnId)
  const hash = contentHash(draftContent(article))
  const refusal = whyNotSubmit(gate, { status: article.status, hash, version: article.version })
  if (refusal) throw new AppError('CONFLICT', refusal)
  const revision = await takeSnapshot(tx, actor, article, 'SUBMIT', now)
  const last = await tx.review.aggregate({ where: { articleId: article.id }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  const submitted = {
    submittedById: actor.id,
    submittedAt: now,
    submittedRevisionId: revision.id,
    submittedHash: hash,
  }
  await tx.review.create({
    data: {
      ...{ articleId: article.id, number, ...submitted },
      steps: { create: policy.steps.map((step, at) => ({ ...step, position: at + 1 })) },
    },
    select: { id: true },
  })
  const waits = article.state !== 'PUBLISHED'
  if (waits)
    await tx.article.update({ where: { id: article.id }, data: { state: 'SUBMITTED' }, select: { id: true } })
  await recordEvent(tx, {
    actor,
    action: 'article.submit',
    subject: 'article',
    subjectId: article.id,
    data: {
      revisionId: revision.id,
      round: number,
      contentHash: hash,
      ...(waits && article.status !== 'SCHEDULED' ? stateChange(article.status, 'SUBMITTED') : {}),
    },
  })
  await setActive(tx, actor, article.id, now)
}
