import { createOnce } from '@/lib/api/creation-commands'
import { newDraft } from '@/lib/api/drafts'
import * as operations from '@/lib/api/operations'
import { presentArticle, presentRow } from '@/lib/api/present'
import { readBody } from '@/lib/api/read-body'
import { formatCursor, parseCursor } from '@/lib/articles/filters'
import { getArticle, listArticles } from '@/lib/articles/queries'
import { notFound } from '@/lib/errors'
import { apiRoute } from '@/lib/server/api-route'

const USUAL = 30

/** A page of the pieces that the token's person sees. */
export const GET = apiRoute(operations.listArticles, async ({ actor, query }) => {
  const { limit = USUAL, cursor, ...filters } = query
  const { rows, next } = await listArticles(actor, filters, parseCursor(cursor), limit)
  return { items: rows.map(presentRow), next: next && formatCursor(next) }
})

/** Begins a piece that belongs to the token's person. */
export const POST = apiRoute(operations.createArticle, async ({ actor, body, once, now, headers }) => {
  const text = await readBody(body)
  const { id } = await createOnce(actor, newDraft(body, text?.body), once, now)
  const piece = await getArticle(actor, id)
  if (!piece) throw notFound('这篇稿件')
  headers.set('Location', `/api/v1/articles/${id}`)
  return { ...presentArticle(piece), conversion: text?.line ?? null }
})
