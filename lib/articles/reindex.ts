import { listQueued } from '@/lib/search/queue-commands'
import { reindexArticle } from './index-commands'

const BATCH = 100

/**
 * Brings the search index up to date with every piece that is queued, batch by batch; returns how many. A piece that
 * cannot be indexed is passed over and stays queued; the failures are thrown at the end, so that the loop waits longer.
 */
export async function reindexQueued(): Promise<number> {
  let done = 0
  let after = 0n
  const failures: unknown[] = []
  for (;;) {
    const rows = await listQueued(BATCH, after)
    const last = rows.at(-1)
    if (!last) break
    after = last.id
    for (const [articleId, id] of new Map(rows.map((row) => [row.articleId, row.id]))) {
      try {
        await reindexArticle({ id, articleId })
        done++
      } catch (error) {
        failures.push(error)
      }
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} pieces could not be indexed`)
  return done
}
