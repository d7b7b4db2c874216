import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { CSV_HEAD, eventLine } from './csv'
import type { AuditFilter } from './filter'
import { matches, namesOf, readEvents } from './queries'

const BATCH = 1_000

/**
 * The log under a filter as the parts of a CSV file, up to an event that `beginExport` named, the newest first. A part
 * is a batch, read when the one before was taken.
 */
export async function* exportedParts(
  actor: Actor,
  filter: AuditFilter,
  newest: bigint,
): AsyncGenerator<string> {
  authorise(actor, 'audit.read')
  yield CSV_HEAD
  let before = newest + 1n
  for (;;) {
    const rows = await readEvents(db, matches(filter), { before, limit: BATCH })
    if (rows.length === 0) return
    const names = await namesOf(db, rows)
    yield rows.map((row) => eventLine(row, names.get(`${row.subject} ${row.subjectId}`))).join('')
    before = rows.at(-1)?.id ?? 0n
  }
}
