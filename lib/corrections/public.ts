import { cache } from 'react'
import { type Cursor, formatCursor, parseCursor } from '@/lib/articles/filters'
import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import type { PublicCorrection } from './schema'

const PAGE = 30
/** Behind every moment that a note can have. */
const END: Cursor = { at: new Date('9999-01-01T00:00:00Z'), id: 2_147_483_647 }

export type ListedCorrection = PublicCorrection & { id: number; articleId: number; title: string }

/** One page of the notes under pieces that readers can open, newest first; `next` is where the following page begins. */
export const listCorrections = cache(
  async (before: string | null): Promise<{ rows: ListedCorrection[]; next: string | null }> => {
    tag(tags.articles)
    const { at, id } = parseCursor(before) ?? END
    // Milliseconds are all an address carries; the id tells apart what is finer.
    const found = await db.$queryRaw<ListedCorrection[]>`
      SELECT c.id, c.number, c.at, c.what, c.why, p.article_id AS "articleId", p.title
      FROM corrections c JOIN publications p ON p.article_id = c.article_id
      WHERE c.taken_back_at IS NULL AND (c.at, c.id) < (${at.toISOString()}::timestamptz, ${id}::int)
      ORDER BY c.at DESC, c.id DESC LIMIT ${PAGE + 1}`
    const rows = found.slice(0, PAGE)
    const last = rows.at(-1)
    return { rows, next: found.length > PAGE && last ? formatCursor(last) : null }
  },
)
