import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

const person = { select: { name: true } } as const

/** Every note of a piece, newest first, those taken back too; null when there is no such piece, or it is not the actor's to read. */
export async function articleCorrections(actor: Actor, articleId: number) {
  const article = await db.article.findUnique({
    where: { id: articleId },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      title: true,
      ownerId: true,
      columnId: true,
      state: true,
      corrections: {
        orderBy: { number: 'desc' },
        select: {
          id: true,
          number: true,
          what: true,
          why: true,
          at: true,
          createdBy: person,
          takenBackAt: true,
          takenBackReason: true,
          takenBackBy: person,
        },
      },
    },
  })
  if (!article || !can(actor, 'article.read', article)) return null
  const { corrections, ...rest } = article
  return {
    article: rest,
    rows: corrections.map(({ createdBy, takenBackBy, ...row }) => ({
      ...row,
      by: createdBy?.name ?? '系统',
      takenBackBy: takenBackBy?.name ?? '系统',
    })),
  }
}

export type DeskCorrection = NonNullable<Awaited<ReturnType<typeof articleCorrections>>>['rows'][number]
