import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'

/** When a piece was withdrawn, and what readers are told of it; '' tells them nothing. */
export type Withdrawal = { at: Date; notice: string }

/** The withdrawal of the piece that stood at this address; null for every other address. */
export async function getWithdrawal(path: string): Promise<Withdrawal | null> {
  const id = Number(/^\/articles\/([1-9]\d{0,8})$/.exec(path)?.[1] ?? 0)
  if (id === 0) return null
  tag(tags.article(id))
  const row = await db.article.findUnique({
    where: { id },
    select: { state: true, withdrawnAt: true, withdrawNotice: true },
  })
  if (!row?.withdrawnAt || row.state === 'PUBLISHED') return null
  return { at: row.withdrawnAt, notice: row.withdrawNotice }
}
