import { docText } from '@/lib/content/text'
import { type Tx, transaction } from '@/lib/db/client'
import { isAppError } from '@/lib/errors'
import { dequeue, type Queued, queueDraft } from '@/lib/search/queue-commands'
import { indexArticle } from '@/lib/search/write'
import type { RevisionContent } from './content'
import { draftContent, type LoadedArticle, lockArticle } from './load-queries'

const tagNames = { select: { tag: { select: { name: true, aliases: { select: { name: true } } } } } } as const
const named = { select: { name: true } } as const

type Names = {
  tags: { tag: { name: string; aliases: { name: string }[] } }[]
  people: string[]
  source: { name: string } | null
}

function entryOf(content: RevisionContent, { tags, people, source }: Names) {
  const keywords = tags.flatMap(({ tag }) => [tag.name, ...tag.aliases.map(({ name }) => name)])
  const lines = (texts: string[]) => [...new Set(texts)].filter(Boolean).join('\n')
  return {
    title: lines([content.leadTitle, content.title, content.subTitle, content.originalTitle ?? '']),
    keywords: lines([...keywords, content.summary]),
    people: lines([...people, source?.name ?? '']),
    text: docText(content.body),
  }
}

/** Counted characters beyond which an entry takes longer to write than the draft: nobody waits for that at a save. */
const WRITTEN_AT_ONCE = 5_000

/** Has the desk find a draft by what was just saved: at once, or, when it is long, as soon as the worker gets to it. */
export function indexSaved(tx: Tx, article: LoadedArticle): Promise<void> {
  return article.wordCount > WRITTEN_AT_ONCE ? queueDraft(tx, article.id) : indexDraft(tx, article)
}

/** Writes the desk's entry from the working draft, after it was written: the names are read as they are now. */
export async function indexDraft(tx: Tx, article: LoadedArticle): Promise<void> {
  const { updatedAt, tags, bylines, source } = await tx.article.findUniqueOrThrow({
    where: { id: article.id },
    relationLoadStrategy: 'join',
    select: {
      updatedAt: true,
      source: named,
      tags: tagNames,
      bylines: { select: { author: named } },
    },
  })
  const people = bylines.map(({ author }) => author.name)
  const entry = entryOf(draftContent(article), { tags, people, source })
  await indexArticle(tx, { articleId: article.id, scope: 'DESK', ...entry, sortAt: updatedAt })
}

/**
 * Writes the readers' entry from what readers see, after it was written; nothing while the piece is not public.
 * A byline stays as it was printed, and the piece is found by that name and by the one the person bears today.
 */
export async function indexPublished(tx: Tx, articleId: number): Promise<void> {
  const shown = await tx.publication.findUnique({
    where: { articleId },
    relationLoadStrategy: 'join',
    select: {
      publishedAt: true,
      revision: { select: { content: true } },
      source: named,
      tags: tagNames,
      bylines: { select: { name: true, author: named } },
    },
  })
  if (!shown) return
  const { publishedAt, revision, source, tags, bylines } = shown
  const people = bylines.flatMap(({ name, author }) => [name, author.name])
  const entry = entryOf(revision.content as unknown as RevisionContent, { tags, people, source })
  await indexArticle(tx, { articleId, scope: 'PUBLIC', ...entry, sortAt: publishedAt })
}

/** Writes the entries of a queued piece anew that are meant, and takes it out of the queue. */
export async function reindexArticle(queued: Queued): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, queued.articleId).catch((error) => {
      if (isAppError(error, 'NOT_FOUND')) return null
      throw error
    })
    if (article) {
      await indexDraft(tx, article)
      if (queued.scope !== 'DESK') await indexPublished(tx, article.id)
    }
    await dequeue(tx, queued)
  })
}
