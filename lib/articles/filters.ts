import { z } from 'zod'
import { id } from '@/lib/id'
import type { ArticleStatus } from './workflow'

const status = z.enum([
  'DRAFT',
  'SUBMITTED',
  'SCHEDULED',
  'PUBLISHED',
  'WITHDRAWN',
  'TRASHED',
] satisfies ArticleStatus[])

/** The desk list's filters as the address holds them; what does not parse counts as not given. */
export const articleFilters = z.object({
  status: status.optional().catch(undefined),
  column: id.optional().catch(undefined),
  author: id.optional().catch(undefined),
  tag: id.optional().catch(undefined),
  mine: z.literal('1').optional().catch(undefined),
  q: z.string().trim().max(64).optional().catch(undefined),
})

export type ArticleFilters = z.output<typeof articleFilters>

/** A place in a list ordered by a moment and an id, newest first. */
export type Cursor = { at: Date; id: number }

/** `<ms>-<id>` as it stands in an address; null for anything else. */
export function parseCursor(text: string | null | undefined): Cursor | null {
  const match = /^(\d{1,15})-(\d{1,10})$/.exec(text ?? '')
  return match ? { at: new Date(Number(match[1])), id: Number(match[2]) } : null
}

/** The address form of a cursor. */
export function formatCursor({ at, id }: Cursor): string {
  return `${at.getTime()}-${id}`
}
