import { db } from '@/lib/db/client'
import { type Gate, NO_GATE } from './gate'
import { gateOf, gateSelect } from './load-queries'
import { holdingPolicy, pathOf } from './policy'

const MOST_COLUMNS = 2000

type Piece = { id: number; column: { id: number } | null }

/** The gate of each piece of a list that the actor may see, by its id; one statement where there is no policy, three where there is. */
export async function listGates(pieces: readonly Piece[]): Promise<Map<number, Gate>> {
  const policies = await db.reviewPolicy.findMany({
    take: MOST_COLUMNS,
    select: { columnId: true, _count: { select: { steps: true } } },
  })
  if (policies.length === 0) return new Map(pieces.map(({ id }) => [id, NO_GATE]))
  const [columns, rounds] = await Promise.all([
    db.category.findMany({ take: MOST_COLUMNS, select: { id: true, parentId: true } }),
    db.review.findMany({
      where: { articleId: { in: pieces.map(({ id }) => id) }, state: { in: ['OPEN', 'SIGNED'] } },
      relationLoadStrategy: 'join',
      select: { articleId: true, ...gateSelect },
    }),
  ])
  return new Map(
    pieces.map(({ id, column }) => {
      const policy = holdingPolicy(pathOf(columns, column?.id ?? null), policies)
      const own = rounds.filter(({ articleId }) => articleId === id)
      return [id, gateOf(policy?._count.steps ?? null, own)]
    }),
  )
}
