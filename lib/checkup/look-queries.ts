import type { RevisionContent } from '@/lib/articles/content'
import { db } from '@/lib/db/client'
import type { CheckedColumn } from './column-rules'
import type { CheckedPiece } from './piece-rules'

/** Every column with the newest of its own pieces, each by the index of its list. */
export function checkedColumns(): Promise<CheckedColumn[]> {
  return db.$queryRaw<CheckedColumn[]>`
    SELECT c.id, c.parent_id AS "parentId", c.target_days::int AS "targetDays",
      (SELECT published_at FROM publications p WHERE p.column_id = c.id
        ORDER BY published_at DESC, article_id DESC LIMIT 1) AS newest
    FROM categories c ORDER BY c.position, c.id`
}

const BATCH = 200

const select = {
  articleId: true,
  title: true,
  publishedAt: true,
  updatedAt: true,
  cover: { select: { alt: true, decorative: true } },
  article: { select: { createdAt: true, importKey: true } },
  revision: { select: { content: true } },
} as const

/** Public pieces in batches, the newest number first, at most `most`; a batch is read when the one before was looked at. */
export async function* checkedPieces(most: number): AsyncGenerator<CheckedPiece[]> {
  let before = 2_147_483_647
  for (let left = most; left > 0; left -= BATCH) {
    const rows = await db.publication.findMany({
      where: { articleId: { lt: before } },
      orderBy: { articleId: 'desc' },
      take: Math.min(BATCH, left),
      relationLoadStrategy: 'join',
      select,
    })
    if (rows.length === 0) return
    yield rows.map(({ article, revision, ...row }) => ({
      ...row,
      begunAt: article.importKey === null ? article.createdAt : null,
      content: revision.content as unknown as RevisionContent,
    }))
    before = rows.at(-1)?.articleId ?? 0
  }
}
