import { requireTransition } from '@/lib/articles/commands'
import { type LoadedArticle, lockArticle, publicFacts } from '@/lib/articles/load-queries'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { articleTags } from '@/lib/pages/tags'
import { readNote } from './note'
import type { Note } from './schema'

/** Keeps a note under a piece, inside the caller's transaction, with the article locked; returns its number in the piece. */
export async function writeCorrection(
  tx: Tx,
  by: { id: number | null },
  articleId: number,
  { what, why, at, revisionId }: Note & { at: Date; revisionId: number | null },
): Promise<number> {
  const { _max: last } = await tx.correction.aggregate({ where: { articleId }, _max: { number: true } })
  const number = (last.number ?? 0) + 1
  await tx.correction.create({
    data: { articleId, number, revisionId, what, why, at, createdById: by.id },
    select: { id: true },
  })
  return number
}

/** Who sends the same note twice pressed the button twice. */
async function requireNew(tx: Tx, articleId: number, { what }: Note): Promise<void> {
  const same = await tx.correction.count({ where: { articleId, what, takenBackAt: null } })
  if (same > 0)
    throw new AppError('CONFLICT', '这篇稿件已有内容相同的更正，不用再发一次。', {
      what: ['已有内容相同的更正'],
    })
}

/** The page says something else from now on, although its text stays. */
async function touch(tx: Tx, article: LoadedArticle, now: Date): Promise<void> {
  if (!article.publication) return
  await tx.publication.update({
    where: { articleId: article.id },
    data: { updatedAt: now },
    select: { articleId: true },
  })
}

const pagesOf = (article: LoadedArticle) => articleTags(publicFacts(article), publicFacts(article))

/** Adds a note to a public piece whose text stays as it is. */
export async function addCorrection(actor: Actor, input: { id: number } & Note, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    requireTransition(actor, article, 'correct')
    const note = readNote(input)
    if (!note) {
      const fields = { what: ['请写明改了什么'], why: ['请写明为什么改'] }
      throw new AppError('INVALID', '请写明改了什么、为什么改。', fields)
    }
    await requireNew(tx, article.id, note)
    const number = await writeCorrection(tx, actor, article.id, { ...note, at: now, revisionId: null })
    await touch(tx, article, now)
    await recordEvent(tx, {
      actor,
      action: 'correction.add',
      subject: 'article',
      subjectId: article.id,
      data: { title: article.title, number, ...note },
      tags: pagesOf(article),
    })
  })
}

/** Takes a note back: readers see it no longer, the desk and the log still do. CONFLICT when it was taken back already. */
export async function takeBackCorrection(
  actor: Actor,
  { correctionId, reason }: { correctionId: number; reason: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const found = await tx.correction.findUnique({
      where: { id: correctionId },
      select: { articleId: true, number: true, what: true },
    })
    if (!found) throw notFound('这条更正')
    const article = await lockArticle(tx, found.articleId)
    authorise(actor, 'correction.take-back', article)
    const { count } = await tx.correction.updateMany({
      where: { id: correctionId, takenBackAt: null },
      data: { takenBackAt: now, takenBackById: actor.id, takenBackReason: reason },
    })
    if (count === 0) throw new AppError('CONFLICT', '这条更正已经收回，请刷新后查看。')
    await touch(tx, article, now)
    await recordEvent(tx, {
      actor,
      action: 'correction.take-back',
      subject: 'article',
      subjectId: article.id,
      data: { title: article.title, number: found.number, what: found.what, reason },
      tags: pagesOf(article),
    })
  })
}
