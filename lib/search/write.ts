import type { Tx } from '@/lib/db/client'
import type { SearchScope } from '@/lib/db/generated/enums'
import { fold } from './fold'
import { TOKENIZER_VERSION, toTsvector, type WeightedText } from './tokens'
import { gistOf, toWordVector } from './words'

export type SearchEntry = {
  articleId: number
  scope: SearchScope
  title: string
  keywords: string
  people: string
  text: string
  sortAt: Date
}

const LONGEST = 100_000

/** Writes an article's entry in one of the indexes, in the transaction that changes the article. */
export async function indexArticle(tx: Tx, entry: SearchEntry): Promise<void> {
  const title = fold(entry.title)
  const text = fold(entry.text.slice(0, LONGEST))
  const fields: WeightedText[] = [
    { weight: 'A', text: title },
    { weight: 'B', text: fold(entry.keywords) },
    { weight: 'C', text: fold(entry.people) },
    { weight: 'D', text },
  ]
  // The desk finds by terms and by newness; what ranking needs is for readers.
  const [words, gist] =
    entry.scope === 'PUBLIC' ? [toWordVector(fields), gistOf(title, text)] : (['', ''] as const)
  await tx.$executeRaw`
    INSERT INTO search_documents (article_id, scope, terms, words, gist, folded_title, folded_text, tokenizer_version,
      sort_at)
    VALUES (${entry.articleId}, ${entry.scope}::"SearchScope", ${toTsvector(fields)}::tsvector, ${words}::tsvector,
      ${gist}, ${title}, ${text}, ${TOKENIZER_VERSION}, ${entry.sortAt})
    ON CONFLICT (article_id, scope) DO UPDATE SET terms = excluded.terms, words = excluded.words, gist = excluded.gist,
      folded_title = excluded.folded_title, folded_text = excluded.folded_text,
      tokenizer_version = excluded.tokenizer_version, sort_at = excluded.sort_at`
}

/** Takes an article out of one of the indexes. */
export async function removeFromIndex(tx: Tx, articleId: number, scope: SearchScope): Promise<void> {
  await tx.searchDocument.deleteMany({ where: { articleId, scope } })
}
