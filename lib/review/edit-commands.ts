import { contentHash } from '@/lib/articles/content'
import { draftContent, type LoadedArticle } from '@/lib/articles/load-queries'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import { recordEvent } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import { effectOfEdit } from './chain'
import { type LoadedRound, loadRound, policyOf } from './load-queries'
import { closeRound, decide, setActive, voidApprovals } from './round-commands'
import { isTypographic } from './typographic'

/**
 * What an edit means to the round that runs, in the transaction that writes it: approvals that did not see these words
 * fall or come into question, and a round in the wrong column ends. A signature is left alone: it names its own revision.
 */
export async function noteEdit(
  tx: Tx,
  actor: Actor,
  before: LoadedArticle,
  after: LoadedArticle,
  now: Date,
): Promise<void> {
  const round = await loadRound(tx, before.id, 'OPEN')
  if (!round) return
  const [was, is] = [draftContent(before), draftContent(after)]
  if (contentHash(was) === contentHash(is)) return
  if (was.columnId !== is.columnId && (await changesPolicy(tx, was.columnId, is.columnId)))
    return replaceRound(tx, actor, after, round, now)
  const { falls, questions } = effectOfEdit(round.steps, actor.id, () => isTypographic(was, is))
  if (falls.length + questions.length === 0) return
  await voidApprovals(tx, actor, round, falls, { verdict: 'VOID' }, now)
  await tx.reviewStep.updateMany({
    where: { id: { in: questions.map(({ id }) => id) } },
    data: { questionedAt: now },
  })
  const names = (steps: { name: string }[]) => steps.map(({ name }) => name)
  await recordEvent(tx, {
    actor,
    action: 'review.void',
    subject: 'article',
    subjectId: before.id,
    data: {
      version: after.version,
      ...(falls.length > 0 ? { fallen: names(falls) } : {}),
      ...(questions.length > 0 ? { questioned: names(questions) } : {}),
    },
  })
  await setActive(tx, actor, before.id, now)
}

async function changesPolicy(tx: Tx, from: number | null, to: number | null): Promise<boolean> {
  const [was, is] = [await policyOf(tx, from), await policyOf(tx, to)]
  return was?.id !== is?.id
}

/** Ends the round of a piece that went where other steps are asked for; it has to be handed in anew. */
async function replaceRound(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  round: LoadedRound,
  now: Date,
): Promise<void> {
  const revision = await takeSnapshot(tx, actor, article, 'REVIEW', now)
  const hash = contentHash(draftContent(article))
  const decided = {
    verdict: 'REPLACE',
    stepId: null,
    note: '换了栏目',
    revisionId: revision.id,
    contentHash: hash,
  } as const
  await decide(tx, actor, round.id, decided, now)
  await closeRound(tx, article, round, 'REPLACED', now)
  await recordEvent(tx, {
    actor,
    action: 'review.replace',
    subject: 'article',
    subjectId: article.id,
    data: { round: round.number, reason: '换了栏目' },
  })
}
