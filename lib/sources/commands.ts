import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { AppError, notFound } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { freeAddress, leaveRedirect } from '@/lib/redirects/commands'
import { freeSlug, slugFor } from '@/lib/slug'
import type { SourceInput } from './schema'

const named = { id: true, name: true, slug: true } as const
type Named = { id: number; name: string; slug: string }
const path = (slug: string) => `/sources/${slug}`

async function chooseSlug(tx: Tx, wanted: string, name: string, own?: number): Promise<string> {
  const base = wanted || slugFor(name)
  const taken = await tx.source.findMany({
    where: { slug: { startsWith: base }, ...(own === undefined ? {} : { id: { not: own } }) },
    select: { slug: true },
  })
  const free = freeSlug(
    base,
    taken.map(({ slug }) => slug),
  )
  if (wanted && free !== wanted)
    throw new AppError('CONFLICT', '这个网址名已被其他稿源使用。', { slug: ['已被其他稿源使用'] })
  return free
}

function explain(error: unknown): never {
  if (isUniqueViolation(error))
    throw new AppError('CONFLICT', '已有同名的稿源。', { name: ['已有同名的稿源'] })
  throw error
}

async function insertSource(tx: Tx, actor: Actor, input: SourceInput): Promise<Named> {
  const slug = await chooseSlug(tx, input.slug, input.name)
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
export function createSource(actor: Actor, input: SourceInput): Promise<Named> {
  authorise(actor, 'source.manage')
  return transaction((tx) => insertSource(tx, actor, input)).catch(explain)
}

/** Changes a source; the old address leads to the new one. */
export async function updateSource(actor: Actor, input: SourceInput & { id: number }): Promise<Named> {
  authorise(actor, 'source.manage')
  const { id, ...data } = input
  return transaction(async (tx) => {
    const before = await tx.source.findUnique({ where: { id }, select: named })
    if (!before) throw notFound('这个稿源')
    const slug = await chooseSlug(tx, input.slug, input.name, id)
    const after = await tx.source.update({ where: { id }, data: { ...data, slug }, select: named })
    if (before.slug !== slug) await leaveRedirect(tx, path(before.slug), path(slug))
    await recordEvent(tx, {
      actor,
      action: 'source.update',
      subject: 'source',
      subjectId: id,
      data: { before, after },
      tags: [tags.sources, tags.source(id), tags.slug('source', before.slug), tags.slug('source', slug)],
    })
    return after
  }).catch(explain)
}

/** Removes a source no piece names; CONFLICT (with the number) otherwise. */
export async function deleteSource(actor: Actor, { id }: { id: number }): Promise<void> {
  authorise(actor, 'source.manage')
  await transaction(async (tx) => {
    const source = await tx.source.findUnique({
      where: { id },
      select: { ...named, _count: { select: { articles: true, publications: true } } },
    })
    if (!source) throw notFound('这个稿源')
    const used = Math.max(source._count.articles, source._count.publications)
    if (used > 0) throw new AppError('CONFLICT', `还有 ${used} 篇稿件来自这个稿源，不能删除。`)
    await tx.source.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'source.delete',
      subject: 'source',
      subjectId: id,
      data: { name: source.name },
      tags: [tags.sources, tags.source(id), tags.slug('source', source.slug)],
    })
  })
}

/** The source of this name, registered when there is none. */
export async function ensureSource(
  actor: Actor,
  input: { name: string },
): Promise<Named & { created: boolean }> {
  authorise(actor, 'source.manage')
  return transaction(async (tx) => {
    const known = await tx.source.findUnique({ where: { name: input.name }, select: named })
    if (known) return { ...known, created: false }
    return {
      ...(await insertSource(tx, actor, { name: input.name, slug: '', kind: 'WEBSITE', homepage: null })),
      created: true,
    }
  }).catch(explain)
}
