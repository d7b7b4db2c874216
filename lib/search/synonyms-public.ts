import { db } from '@/lib/db/client'
import { fold } from './fold'

const MOST_SETS = 1000

/** The sets of words that mean the same to a searcher, folded. A search is made anew each time, so it needs no tag. */
export async function readSynonyms(): Promise<string[][]> {
  const sets = await db.synonymSet.findMany({
    where: { enabled: true },
    orderBy: { id: 'asc' },
    take: MOST_SETS,
    select: { terms: true },
  })
  return sets.map(({ terms }) => terms.map((term) => fold(term).trim()))
}
