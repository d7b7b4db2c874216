import { db } from '@/lib/db/client'
import { TOKENIZER_VERSION } from './tokens'

/** How the index stands to what it is made of. */
export type IndexState = {
  published: number
  indexed: number
  articles: number
  deskIndexed: number
  /** Public pieces that readers cannot find. */
  missing: number
  /** Readers' entries of pieces that are not public. */
  orphans: number
  /** Entries that an older tokeniser wrote. */
  outdated: number
  /** Pieces that wait to be indexed anew. */
  queued: number
  suggestions: number
}

/** Counts published pieces and index entries against each other. */
export async function indexState(): Promise<IndexState> {
  const [row] = await db.$queryRaw<IndexState[]>`
    SELECT (SELECT count(*)::int FROM publications) AS published,
      count(*) FILTER (WHERE scope = 'PUBLIC')::int AS indexed,
      (SELECT count(*)::int FROM articles) AS articles,
      count(*) FILTER (WHERE scope = 'DESK')::int AS "deskIndexed",
      (SELECT count(*)::int FROM publications p WHERE NOT EXISTS (SELECT 1 FROM search_documents d
        WHERE d.article_id = p.article_id AND d.scope = 'PUBLIC')) AS missing,
      count(*) FILTER (WHERE scope = 'PUBLIC' AND NOT EXISTS (SELECT 1 FROM publications p
        WHERE p.article_id = search_documents.article_id))::int AS orphans,
      count(*) FILTER (WHERE tokenizer_version <> ${TOKENIZER_VERSION})::int AS outdated,
      (SELECT count(DISTINCT article_id)::int FROM search_queue) AS queued,
      (SELECT count(*)::int FROM search_suggestions) AS suggestions
    FROM search_documents`
  if (!row) throw new Error('counting gave no row')
  return row
}

/** What is not as it should be, in words for whoever runs the check; nothing when all is well. */
export function problemsOf(state: IndexState): string[] {
  const { missing, orphans, outdated, queued, articles, deskIndexed } = state
  return [
    missing > 0 && `${missing} 篇已发布的文章不在读者索引里`,
    orphans > 0 && `读者索引里有 ${orphans} 条文章并未发布`,
    articles !== deskIndexed && `采编台索引有 ${deskIndexed} 条，稿件有 ${articles} 篇`,
    outdated > 0 && `${outdated} 条由旧版分词写成`,
    queued > 0 && `${queued} 篇正等待重新编入索引`,
  ].filter((one) => one !== false)
}
