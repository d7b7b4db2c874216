import { bodyText } from '@/lib/content/body-text'
import type { Doc } from '@/lib/content/schema'
import type { Tx } from '@/lib/db/client'
import { type Anchor, moveAnchors } from './anchor'
import { MOST_THREADS } from './schema'

type Written = { id: number; body: unknown }

/** Lets the comments of a piece go along with its text, in the transaction that writes it. */
export async function keepAnchors(tx: Tx, before: Written, after: Written): Promise<void> {
  const [old, now] = [bodyText(before.body as Doc), bodyText(after.body as Doc)]
  if (old === now) return
  const threads = await tx.commentThread.findMany({
    where: { articleId: after.id, quote: { not: '' } },
    orderBy: { id: 'desc' },
    take: MOST_THREADS,
    select: { id: true, quote: true, prefix: true, suffix: true, startAt: true, endAt: true },
  })
  const moved = moveAnchors<Anchor & { id: number }>(old, now, threads)
  const changed = moved.filter((anchor, n) => JSON.stringify(anchor) !== JSON.stringify(threads[n]))
  if (changed.length === 0) return
  await tx.$executeRaw`
    UPDATE comment_threads t
    SET quote = now.quote, prefix = now.prefix, suffix = now.suffix, start_at = now."startAt", end_at = now."endAt"
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      AS now(id int, quote text, prefix text, suffix text, "startAt" int, "endAt" int)
    WHERE t.id = now.id`
}
