import { contentHash, type RevisionContent } from '@/lib/articles/content'
import { draftContent, type LoadedArticle, loadArticle } from '@/lib/articles/load-queries'
import { textLines } from '@/lib/articles/text-lines'
import { type Actor, can } from '@/lib/auth/permissions'
import { changeSize } from '@/lib/content/diff-size'
import { type Tx, transaction } from '@/lib/db/client'
import { isAppError } from '@/lib/errors'
import { type ChangeSize, readersPart, readNote, requireTold } from './note'
import type { Note, NoteInput } from './schema'

/** What of a public piece would read differently with this content; null when nothing would, or it is not public. */
export async function changeForReaders(
  tx: Tx,
  article: Pick<LoadedArticle, 'publishedRevisionId'>,
  content: RevisionContent,
): Promise<ChangeSize | null> {
  if (article.publishedRevisionId === null) return null
  const shown = await tx.revision.findUniqueOrThrow({
    where: { id: article.publishedRevisionId },
    select: { content: true },
  })
  const before = shown.content as unknown as RevisionContent
  if (contentHash(readersPart(before)) === contentHash(readersPart(content))) return null
  return changeSize(textLines(before), textLines(content))
}

/**
 * What readers will be told when the working draft is published: a note, or nothing. Throws INVALID where a note is
 * owed (lib/corrections/note.ts).
 */
export async function noteFor(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  input: NoteInput,
): Promise<Note | null> {
  const note = input.way === 'quiet' ? null : readNote(input)
  requireTold(note, {
    change: await changeForReaders(tx, article, draftContent(article)),
    wasPublic: article.firstPublishedAt !== null,
    mayBeQuiet: input.way !== 'note' && can(actor, 'article.fix-quietly', article),
  })
  return note
}

/** What publishing the working draft would change for readers; null also for who may not see the piece. */
export async function draftChange(actor: Actor, id: number): Promise<ChangeSize | null> {
  return transaction(async (tx) => {
    const article = await loadArticle(tx, id)
    if (!can(actor, 'article.read', article)) return null
    return changeForReaders(tx, article, draftContent(article))
  }).catch((error) => {
    if (isAppError(error, 'NOT_FOUND')) return null
    throw error
  })
}
