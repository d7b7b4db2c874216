import { type Actor, can, type Placed } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { searchArticleIds } from '@/lib/search/queries'

/** What the name of a picked piece is made of. */
export const relatedSelect = {
  id: true,
  ownerId: true,
  columnId: true,
  title: true,
  publication: { select: { title: true } },
} as const

type Picked = Placed & { id: number; title: string; publication: { title: string } | null }

/** A picked piece by the title it has at the desk; for who may not see it there, by what readers see of it. */
export const relatedName = (actor: Actor, { id, title, publication, ...place }: Picked): string =>
  can(actor, 'article.read', place) ? title : (publication?.title ?? `稿件 ${id}`)

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
