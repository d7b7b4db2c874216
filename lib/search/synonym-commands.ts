import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { takeLock } from '@/lib/db/locks'
import { AppError, notFound } from '@/lib/errors'
import { requireSeen, type Seen, seenOf } from '@/lib/seen'
import { fold } from './fold'
import type { SynonymInput } from './schema'

const MOST_SETS = 1000
const select = { id: true, terms: true, enabled: true } as const

/** One at a time, so that no word gets into two sets. */
async function lock(tx: Tx): Promise<void> {
  await takeLock(tx, 'synonyms')
}

/** A word belongs to one set: in two, a search for it would mean more than either says. */
async function requireFree(tx: Tx, terms: string[], except: number | null): Promise<void> {
  const others = (await tx.synonymSet.findMany({ select, take: MOST_SETS + 1 })).filter(
    ({ id }) => id !== except,
  )
  if (others.length >= MOST_SETS) throw new AppError('INVALID', `同义词最多 ${MOST_SETS} 组。`)
  const wanted = new Set(terms.map(fold))
  const taken = others.find((set) => set.terms.some((term) => wanted.has(fold(term))))
  if (!taken) return
  const message = `“${taken.terms.find((term) => wanted.has(fold(term)))}”已经在“${taken.terms.join('、')}”这一组里`
  throw new AppError('CONFLICT', `${message}，请改那一组。`, { terms: [message] })
}

function record(
  tx: Tx,
  actor: Actor,
  verb: 'create' | 'update' | 'switch' | 'delete',
  set: { id: number; terms: string[]; enabled: boolean },
) {
  const { id, terms, enabled } = set
  // No page is stored that a set of synonyms changes: a search is made anew each time.
  return recordEvent(tx, {
    actor,
    action: `synonym.${verb}`,
    subject: 'synonym',
    subjectId: id,
    data: { terms, enabled },
  })
}

/** Has a search for one of these words find them all, from now on. */
export async function createSynonyms(actor: Actor, { terms }: SynonymInput): Promise<{ id: number }> {
  authorise(actor, 'taxonomy.manage')
  return transaction(async (tx) => {
    await lock(tx)
    await requireFree(tx, terms, null)
    const created = await tx.synonymSet.create({ data: { terms }, select })
    await record(tx, actor, 'create', created)
    return { id: created.id }
  })
}

/** Changes the words of a set. */
export async function updateSynonyms(
  actor: Actor,
  { id, terms, seen }: SynonymInput & Seen & { id: number },
): Promise<void> {
  authorise(actor, 'taxonomy.manage')
  await transaction(async (tx) => {
    await lock(tx)
    const before = await tx.synonymSet.findUnique({ where: { id }, select })
    if (!before) throw notFound('这组同义词')
    requireSeen(seenOf(before.terms), { seen })
    await requireFree(tx, terms, id)
    await record(tx, actor, 'update', await tx.synonymSet.update({ where: { id }, data: { terms }, select }))
  })
}

/** Turns a set off, or on again; its words stay. */
export async function switchSynonyms(
  actor: Actor,
  { id, enabled }: { id: number; enabled: boolean },
): Promise<void> {
  authorise(actor, 'taxonomy.manage')
  await transaction(async (tx) => {
    const { count } = await tx.synonymSet.updateMany({ where: { id }, data: { enabled } })
    if (count === 0) throw notFound('这组同义词')
    await record(tx, actor, 'switch', await tx.synonymSet.findUniqueOrThrow({ where: { id }, select }))
  })
}

/** Takes a set away; the log keeps its words. */
export async function deleteSynonyms(actor: Actor, { id }: { id: number }): Promise<void> {
  authorise(actor, 'taxonomy.manage')
  await transaction(async (tx) => {
    const set = await tx.synonymSet.findUnique({ where: { id }, select })
    if (!set) throw notFound('这组同义词')
    await tx.synonymSet.delete({ where: { id }, select: { id: true } })
    await record(tx, actor, 'delete', set)
  })
}
