import { contentHash } from '@/lib/articles/content'
import { draftContent, type LoadedArticle } from '@/lib/articles/load-queries'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { type Gate, whyUnsigned } from './gate'
import { readGate } from './load-queries'

/** Throws CONFLICT, with what is missing, unless this content may go to readers. */
export function requireSigned(gate: Gate, content: Parameters<typeof whyUnsigned>[1]): void {
  const refusal = whyUnsigned(gate, content)
  if (refusal) throw new AppError('CONFLICT', refusal)
}

/** The revision that goes to readers when the draft is meant: the signed one where a signature is asked for, else the draft as it is. */
export async function revisionToPublish(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  { reason, gate }: { reason: 'PUBLISH' | 'SCHEDULE'; gate: Gate },
  now: Date,
): Promise<{ id: number }> {
  requireSigned(gate, { hash: contentHash(draftContent(article)), version: article.version })
  if (gate.policy === 'steps' && gate.signed) return { id: gate.signed.revisionId }
  return takeSnapshot(tx, actor, article, reason, now)
}

/** Throws CONFLICT unless this revision may go to readers in its column now; also at the minute it was appointed to. */
export async function requireRevisionSigned(
  tx: Tx,
  articleId: number,
  { hash, columnId, returns }: { hash: string; columnId: number; returns: boolean },
): Promise<void> {
  requireSigned(await readGate(tx, articleId, columnId), { hash, returns })
}
