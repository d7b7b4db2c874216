import type { ArticleInput } from '@/lib/articles/schema'

// Imported when needed: lib/env must see the bench's database, not the one of the shell.
const commands = async () => ({
  ...(await import('@/lib/articles/commands')),
  ...(await import('@/lib/articles/publication-commands')),
  ...(await import('@/lib/taxonomy/column-commands')),
  ...(await import('@/lib/articles/schema')),
  ...(await import('@/lib/taxonomy/schema')),
})

const actor = { id: null, role: 'SYSTEM', name: 'bench' } as const
const SENTENCE = '清洁生产不是一次检查，而是每一道工序都要回答的问题：少用什么，少排什么，由谁记下来。'

function piece(
  articleInput: { parse: (input: unknown) => ArticleInput },
  title: string,
  columnId: number,
): ArticleInput {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: SENTENCE.repeat(4) }] }
  return articleInput.parse({
    title,
    columnId,
    summary: SENTENCE,
    body: { type: 'doc', content: Array.from({ length: 10 }, () => paragraph) },
  })
}

/** A column with some published pieces, as readers find it. */
export async function makeColumn(pieces: number): Promise<{ id: number; path: string; articlePath: string }> {
  const { createColumn, createArticle, publishArticle, articleInput, columnInput } = await commands()
  const column = await createColumn(actor, columnInput.parse({ name: '测速栏目' }))
  let articlePath = ''
  for (let n = 1; n <= pieces; n++) {
    const ref = await createArticle(actor, piece(articleInput, `测速稿件 ${n}`, column.id), new Date())
    articlePath = (await publishArticle(actor, ref, new Date())).path
  }
  return { id: column.id, path: `/columns/${column.slug}`, articlePath }
}

async function untilShown(url: string, shows: (status: number, text: string) => boolean): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until; ) {
    const answer = await fetch(url)
    if (shows(answer.status, await answer.text())) return
  }
  throw new Error(`${url} did not show the piece within ten seconds`)
}

/** Publishes some pieces one after the other: ms from each answer until the article and its column page both show it. */
export async function publicationLatencies(
  base: string,
  column: { id: number; path: string },
  times: number,
): Promise<number[]> {
  const { createArticle, publishArticle, articleInput } = await commands()
  const latencies: number[] = []
  for (let n = 1; n <= times; n++) {
    const title = `刚刚发布 ${n}·${Date.now()}`
    const ref = await createArticle(actor, piece(articleInput, title, column.id), new Date())
    const article = `${base}/articles/${ref.id}`
    // Both pages are in the store already, without the piece.
    await Promise.all([article, base + column.path].map(async (url) => (await fetch(url)).text()))
    await publishArticle(actor, ref, new Date())
    const answered = performance.now()
    await Promise.all([
      untilShown(article, (status) => status === 200),
      untilShown(base + column.path, (_status, text) => text.includes(title)),
    ])
    latencies.push(performance.now() - answered)
  }
  return latencies
}
