import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** How many of some pieces lie in the trash, where no list shows them, for a refusal that counts them along. */
export async function trashWords(tx: Tx, where: Prisma.ArticleWhereInput): Promise<string> {
  const count = await tx.article.count({ where: { ...where, trashedAt: { not: null } } })
  return count === 0 ? '' : `（其中 ${count} 篇在回收站，可以彻底删除）`
}
