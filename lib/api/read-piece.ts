import { type ArticleDetail, getArticle } from '@/lib/articles/queries'
import type { Actor } from '@/lib/auth/permissions'
import { notFound } from '@/lib/errors'
import type { ApiArticle } from './article-schema'
import { orCurrent } from './outdated'
import { presentArticle } from './present'

/** A piece that the actor sees; NOT_FOUND where there is none, and where it is not theirs to see. */
export async function readPiece(actor: Actor, id: number): Promise<ArticleDetail> {
  const piece = await getArticle(actor, id)
  if (!piece) throw notFound('这篇稿件')
  return piece
}

/** Does something to a piece that the actor sees, and gives the piece as it is afterwards. */
export async function onPiece(actor: Actor, id: number, run: () => Promise<unknown>): Promise<ApiArticle> {
  await readPiece(actor, id)
  await orCurrent(actor, id, run)
  return presentArticle(await readPiece(actor, id))
}
