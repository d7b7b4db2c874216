import { namedIds } from '@/lib/articles/named-ids'
import type { ArticleDetail, ArticleRow } from '@/lib/articles/queries'
import { renderDoc } from '@/lib/content/render'
import type { Doc } from '@/lib/content/schema'
import { siteUrl } from '@/lib/env'
import type { ApiArticle, ApiSummary } from './article-schema'

const iso = (at: Date | null) => at?.toISOString() ?? null

/** What a list and a whole piece have in common. */
function common(row: ArticleRow) {
  const { id, version, title, status, origin, wordCount, column, ownerName, unpublishedChanges } = row
  return {
    ...{ id, version, title, status, origin, wordCount, column, owner: ownerName, unpublishedChanges },
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: iso(row.publishedAt),
    schedules: row.schedules.map(({ id, action, dueAt }) => ({ id, action, dueAt: dueAt.toISOString() })),
    url: row.publishedAt === null ? null : siteUrl(`/articles/${id}`),
    deskUrl: siteUrl(`/admin/articles/${id}`),
  }
}

/** A piece of a list, as programs are given it. */
export const presentRow = (row: ArticleRow): ApiSummary => ({ ...common(row), bylines: row.bylineNames })

/** A whole piece, as programs are given it: its working draft. */
export function presentArticle(piece: ArticleDetail): ApiArticle {
  const { leadTitle, subTitle, summary, columnId, coverCaption, source, sourceUrl } = piece
  const { originalTitle, authorNote, editorName, tags, bylines, createdAt, firstPublishedAt } = piece
  const body = piece.body as unknown as Doc
  return {
    ...common(piece),
    ...namedIds(piece),
    ...{ leadTitle, subTitle, summary, columnId, coverCaption },
    ...{ source, sourceUrl, originalTitle, authorNote, editorName, tags, bylines },
    createdAt: createdAt.toISOString(),
    firstPublishedAt: iso(firstPublishedAt),
    html: renderDoc(body),
    document: body as unknown as ApiArticle['document'],
  }
}
