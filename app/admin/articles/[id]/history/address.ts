import { z } from 'zod'
import type { Edition } from '@/lib/revisions/queries'

const number = z.coerce.number().int().positive().max(2_147_483_647)
const edition = z
  .union([z.literal('draft'), number])
  .optional()
  .catch(undefined)

const params = z.object({
  from: edition,
  to: edition,
  view: z.enum(['inline', 'side']).catch('inline').default('inline'),
  before: number.optional().catch(undefined),
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
