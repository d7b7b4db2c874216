import { contentHash } from '@/lib/articles/content'
import { docFromText, docText } from '@/lib/content/text'
import { type Tx, transaction } from '@/lib/db/client'
import { indexArticle } from '@/lib/search/write'
import { draft } from './newsroom'

export type CorpusText = { title: string; text: string; at: Date }

const BATCH = 25

async function loadBatch(tx: Tx, texts: CorpusText[], columnId: number): Promise<number[]> {
  const contents = texts.map(({ title, text }) => {
    const { tagIds: _tags, bylines: _people, ...rest } = draft({ title, body: docFromText(text), columnId })
    return { ...rest, cover: null, source: null, tags: [], bylines: [], wordCount: 0 }
  })
  const articles = await tx.article.createManyAndReturn({
    data: contents.map(({ title, body }) => ({ title, body, columnId })),
    select: { id: true },
  })
  const ids = articles.map(({ id }) => id)
  const revisions = await tx.revision.createManyAndReturn({
    data: contents.map((content, n) => ({
      articleId: ids[n] ?? 0,
      number: 1,
      reason: 'IMPORT',
      title: content.title,
      content,
      contentHash: contentHash(content),
    })),
    select: { id: true },
  })
  const revisionIds = revisions.map(({ id }) => id)
  await tx.$executeRaw`UPDATE articles a SET state = 'PUBLISHED', published_revision_id = r.id, first_published_at = now()
    FROM revisions r WHERE r.article_id = a.id AND r.id = ANY(${revisionIds}::int[])`
  await tx.publication.createMany({
    data: texts.map(({ title, at }, n) => ({
      articleId: ids[n] ?? 0,
      revisionId: revisionIds[n] ?? 0,
      columnId,
      title,
      summary: '',
      origin: 'ORIGINAL',
      publishedAt: at,
      updatedAt: at,
    })),
  })
  for (const [n, { title, at }] of texts.entries()) {
    const text = docText(contents[n]?.body ?? docFromText(''))
    const entry = { keywords: '', people: '', title, text, sortAt: at }
    await indexArticle(tx, { articleId: ids[n] ?? 0, scope: 'PUBLIC', ...entry })
  }
  return ids
}

/** Many pieces that readers find, written without the commands, which would take minutes; returns their ids in order. */
export async function loadCorpus(texts: CorpusText[], columnId: number): Promise<number[]> {
  const ids: number[] = []
  for (let at = 0; at < texts.length; at += BATCH)
    ids.push(...(await transaction((tx) => loadBatch(tx, texts.slice(at, at + BATCH), columnId))))
  return ids
}
