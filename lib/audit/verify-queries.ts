import { db, type Tx } from '@/lib/db/client'
import type { ChainEvent, ChainLink } from './chain'
import { ChainWalk, type Fault, type Head } from './walk'

const BATCH = 2_000
const LONGEST_MS = 3_600_000

export type Verdict = {
  links: number
  events: number
  /** Access records that were pruned, by what the chain says. */
  pruned: number
  head: Head | null
  /** The first fault; null when everything agrees. */
  fault: Fault | null
}

type Row = ChainLink &
  Omit<ChainEvent, 'id' | 'at' | 'action'> & {
    id: bigint | null
    eventAt: string
    eventAction: string
  }

const FORM = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

function readLinks(tx: Tx, after: bigint): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT l.seq, l.event_id AS "eventId", to_char(l.at AT TIME ZONE 'UTC', ${FORM}) AS at, l.action, l.digest,
      l.prev_hash AS "prevHash", l.hash, e.id, to_char(e.at AT TIME ZONE 'UTC', ${FORM}) AS "eventAt",
      e.action AS "eventAction", e.actor_id AS "actorId", e.actor_name AS "actorName", e.subject,
      e.subject_id AS "subjectId", e.address, e.data::text AS data, e.tags
    FROM audit_links l LEFT JOIN audit_events e ON e.id = l.event_id
    WHERE l.seq > ${after} ORDER BY l.seq LIMIT ${BATCH}`
}

const eventOf = ({ id, eventAt, eventAction, ...row }: Row): ChainEvent | null =>
  id === null ? null : { ...row, id, at: eventAt, action: eventAction }

async function walkLinks(tx: Tx, walk: ChainWalk): Promise<Fault | null> {
  // Below the first number there may be one that does not belong: begin before everything.
  let after = -(2n ** 63n)
  for (;;) {
    const rows = await readLinks(tx, after)
    for (const row of rows) {
      const fault = walk.take(row, eventOf(row))
      if (fault) return fault
    }
    const last = rows.at(-1)
    if (!last) return walk.end()
    after = last.seq
  }
}

/** The first event that no link names, and how many events there are up to there. */
async function findUnlinked(tx: Tx): Promise<{ events: number; fault: Fault | null }> {
  let [after, events] = [-(2n ** 63n), 0]
  for (;;) {
    const rows = await tx.$queryRaw<{ id: bigint; linked: boolean }[]>`
      SELECT e.id, l.seq IS NOT NULL AS linked FROM audit_events e LEFT JOIN audit_links l ON l.event_id = e.id
      WHERE e.id > ${after} ORDER BY e.id LIMIT ${BATCH}`
    const loose = rows.find(({ linked }) => !linked)
    if (loose) return { events, fault: { kind: 'unlinked', seq: null, eventId: loose.id } }
    const last = rows.at(-1)
    if (!last) return { events, fault: null }
    events += rows.length
    after = last.id
  }
}

/**
 * Computes the whole chain anew, in one snapshot of the database and a batch at a time, without the functions that
 * wrote it. `noted` is a place that was written down elsewhere and must still be in it. Anybody who reaches the
 * command line may ask: it says nothing of what is in the log.
 */
export async function verifyChain(noted: Head | null = null): Promise<Verdict> {
  return db.$transaction(
    async (tx) => {
      const walk = new ChainWalk(noted)
      const fault = await walkLinks(tx, walk)
      const loose = await findUnlinked(tx)
      const { links, missing: pruned, head } = walk
      return { links, events: loose.events, pruned, head, fault: fault ?? loose.fault }
    },
    { isolationLevel: 'RepeatableRead', timeout: LONGEST_MS },
  )
}
