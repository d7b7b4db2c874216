import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { MOST_COUNTED } from './card'

/** How many pieces carry the author's name, or come from the source; more than MOST_COUNTED count as one more than it. */
export async function countPieces(of: { authorId: number } | { sourceId: number }): Promise<number> {
  const rows =
    'authorId' in of
      ? Prisma.sql`SELECT FROM bylines WHERE author_id = ${of.authorId}`
      : Prisma.sql`SELECT FROM publications WHERE source_id = ${of.sourceId}`
  const [found] = await db.$queryRaw<{ pieces: number }[]>`
    SELECT count(*)::int AS pieces FROM (${rows} LIMIT ${MOST_COUNTED + 1}) counted`
  return found?.pieces ?? 0
}
