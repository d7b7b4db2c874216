import { trashWords } from '@/lib/articles/trash-queries'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { isForeignKeyViolation, isUniqueViolation } from '@/lib/db/errors'
import { AppError, notFound } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { freeAddress, leaveRedirect } from '@/lib/redirects/commands'
import { countScheduledWith } from '@/lib/schedule/queries'
import { queueSource } from '@/lib/search/queue-commands'
import { requireSeen, type Seen } from '@/lib/seen'
import { chooseSlug, lockNames, type Named, named } from '@/lib/slug-commands'
import { type SourceInput, sourceInput } from './schema'
import { sourceSeen } from './seen'
import { SOURCE_STATES } from './state'

/** What the log says of a change. */
const recorded = { ...named, state: true, stateReason: true } as const
const path = (slug: string) => `/sources/${slug}`

function explain(error: unknown): never {
  if (isUniqueViolation(error))
    throw new AppError('CONFLICT', '已有同名的稿源。', { name: ['已有同名的稿源'] })
  throw error
}

/** A source that is not simply allowed says why; one that is has nothing to say. */
function judged<T extends SourceInput>(input: T): T {
  if (input.state === 'ALLOWED') return { ...input, stateReason: '' }
  if (input.stateReason === '') {
    const message = `请写明为什么${SOURCE_STATES[input.state]}，编辑发稿时会看到`
    throw new AppError('INVALID', `${message}。`, { stateReason: [message] })
  }
  return input
}

async function insertSource(tx: Tx, actor: Actor, input: SourceInput): Promise<Named> {
  const slug = await chooseSlug(tx, 'source', input)
  const created = await tx.source.create({ data: { ...input, slug }, select: named })
  await freeAddress(tx, path(slug))
  await recordEvent(tx, {
    actor,
    action: 'source.create',
    subject: 'source',
    subjectId: created.id,
    data: { name: input.name, slug },
    tags: [tags.sources, tags.slug('source', slug)],
  })
  return created
}

/** Registers a source of reprints and contributions. */
export async function createSource(actor: Actor, input: SourceInput): Promise<Named> {
  authorise(actor, 'source.manage')
  const data = judged(input)
  return transaction((tx) => insertSource(tx, actor, data)).catch(explain)
}

/** Changes a source; the old address leads to the new one. */
export async function updateSource(
  actor: Actor,
  { seen, ...input }: SourceInput & Seen & { id: number },
): Promise<Named> {
  authorise(actor, 'source.manage')
  const { id, ...data } = judged(input)
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM sources WHERE id = ${id} FOR UPDATE`
    const found = await tx.source.findUnique({
      where: { id },
      select: { ...recorded, kind: true, homepage: true },
    })
    if (!found) throw notFound('这个稿源')
    requireSeen(sourceSeen(found), { seen })
    const { kind: _kind, homepage: _homepage, ...before } = found
    const slug = await chooseSlug(tx, 'source', input, id)
    const after = await tx.source.update({ where: { id }, data: { ...data, slug }, select: recorded })
    if (before.slug !== slug) await leaveRedirect(tx, path(before.slug), path(slug))
    if (before.name !== after.name) await queueSource(tx, id)
    await recordEvent(tx, {
      actor,
      action: 'source.update',
      subject: 'source',
      subjectId: id,
      data: { before, after },
      tags: [
        ...[tags.sources, tags.source(id)],
        ...(slug === before.slug ? [] : [tags.redirects]),
        ...[before.slug, slug].map((one) => tags.slug('source', one)),
      ],
    })
    return { id, name: after.name, slug }
  }).catch(explain)
}

const inUse = (what: string) => new AppError('CONFLICT', `${what}，不能删除这个稿源。`)

/** Removes a source no piece names and no appointment needs; CONFLICT (with the number) otherwise. */
export async function deleteSource(actor: Actor, { id }: { id: number }): Promise<void> {
  authorise(actor, 'source.manage')
  await transaction(async (tx) => {
    const source = await tx.source.findUnique({
      where: { id },
      select: { ...named, _count: { select: { articles: true, publications: true } } },
    })
    if (!source) throw notFound('这个稿源')
    const used = Math.max(source._count.articles, source._count.publications)
    if (used > 0) throw inUse(`还有 ${used} 篇稿件来自这个稿源${await trashWords(tx, { sourceId: id })}`)
    const waiting = await countScheduledWith(tx, { source: { id } })
    if (waiting > 0) throw inUse(`还有 ${waiting} 篇定时发布的稿件注明来自这个稿源`)
    await tx.source.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'source.delete',
      subject: 'source',
      subjectId: id,
      data: { name: source.name },
      tags: [tags.sources, tags.source(id), tags.slug('source', source.slug)],
    })
  }).catch((error) => {
    throw isForeignKeyViolation(error) ? inUse('刚刚有稿件选用了这个稿源') : error
  })
}

/** The source of this name, registered when there is none. */
export async function ensureSource(
  actor: Actor,
  { name }: { name: string },
): Promise<Named & { created: boolean }> {
  authorise(actor, 'source.manage')
  return transaction(async (tx) => {
    const find = () => tx.source.findUnique({ where: { name }, select: named })
    const known = await find()
    if (known) return { ...known, created: false }
    await lockNames(tx, 'source')
    const theirs = await find()
    if (theirs) return { ...theirs, created: false }
    return {
      ...(await insertSource(tx, actor, sourceInput.parse({ name }))),
      created: true,
    }
  }).catch(explain)
}
