import { z } from 'zod'
import { id } from '@/lib/id'
import type { Edition } from '@/lib/revisions/queries'

const edition = z
  .union([z.literal('draft'), id])
  .optional()
  .catch(undefined)

const params = z.object({
  from: edition,
  to: edition,
  view: z.enum(['inline', 'side']).catch('inline').default('inline'),
  before: id.optional().catch(undefined),
})

export type HistoryParams = z.output<typeof params>

/** What the history's address asks for; anything unreadable counts as not asked. */
export const readHistoryParams = (given: unknown): HistoryParams => params.parse(given)

/** The address at which two editions are compared. */
export function comparePath(
  id: number,
  from: Edition,
  to: Edition,
  view: 'inline' | 'side' = 'inline',
): string {
  return `/admin/articles/${id}/history?from=${from}&to=${to}${view === 'side' ? '&view=side' : ''}#compare`
}
