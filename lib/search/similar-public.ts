import { Prisma } from '@/lib/db/generated/client'

/** Among how many of the newest pieces that share its words a piece's likenesses are sought. */
const CANDIDATES = 80

/** The gist with every “and” made “or”: ranking by nearness of its words takes time with the square of how often they occur. */
const EITHER = Prisma.sql`replace(this.gist, ') & (', ' | ')::tsquery`

/**
 * `SELECT label, article_id, rank`: at most `limit` public pieces whose words are most like those of this public piece,
 * labelled `similar`, the likest at rank 1. To be joined into another statement; the caller names the tags
 * (`articles`). Nothing comes back for a piece that is not public or says too little.
 */
export function similarSql(articleId: number, limit: number): Prisma.Sql {
  return Prisma.sql`SELECT 'similar' AS label, article_id, row_number() OVER () AS rank FROM (
    SELECT near.article_id FROM search_documents this CROSS JOIN LATERAL (
        SELECT article_id, words, sort_at FROM search_documents
        WHERE scope = 'PUBLIC' AND words @@ this.gist::tsquery AND article_id <> ${articleId}
        ORDER BY sort_at DESC, article_id DESC LIMIT ${CANDIDATES}) near
    WHERE this.article_id = ${articleId} AND this.scope = 'PUBLIC' AND this.gist <> ''
    ORDER BY ts_rank('{0.1,0.5,0.3,1.0}', near.words, ${EITHER}, 1) DESC, near.sort_at DESC,
      near.article_id DESC LIMIT ${limit}) alike`
}
