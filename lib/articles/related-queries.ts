import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { searchArticleIds } from '@/lib/search/queries'

const SEARCHED = 200
const SHOWN = 12

/** Public pieces to pick as 相关阅读: the newest, or the newest that match. */
export async function suggestPublished(actor: Actor, q: string): Promise<{ id: number; title: string }[]> {
  if (!can(actor, 'article.create')) return []
  const found = await db.publication.findMany({
    where: q ? { articleId: { in: await searchArticleIds('PUBLIC', q, SEARCHED) } } : {},
    orderBy: [{ publishedAt: 'desc' }, { articleId: 'desc' }],
    take: SHOWN,
    select: { articleId: true, title: true },
  })
  return found.map(({ articleId, title }) => ({ id: articleId, title }))
}
