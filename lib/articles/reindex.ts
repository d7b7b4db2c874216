import { listQueued, type Queued } from '@/lib/search/queue-commands'
import { reindexArticle } from './index-commands'

const BATCH = 100

/** One row a piece: the newest, for both entries when any of the rows is for both. */
function newestOf(rows: Queued[]): Queued[] {
  const byPiece = new Map<number, Queued>()
  for (const row of rows) {
    const earlier = byPiece.get(row.articleId)
    byPiece.set(row.articleId, earlier?.scope === null ? { ...row, scope: null } : row)
  }
  return [...byPiece.values()]
}

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
    for (const queued of newestOf(rows)) {
      try {
        await reindexArticle(queued)
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
