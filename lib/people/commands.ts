import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { freeAddress, leaveRedirect } from '@/lib/redirects/commands'
import { freeSlug, slugFor } from '@/lib/slug'
import type { AuthorInput } from './schema'

const named = { id: true, name: true, slug: true } as const
type Named = { id: number; name: string; slug: string }
const path = (slug: string) => `/authors/${slug}`

async function chooseSlug(tx: Tx, wanted: string, name: string, own?: number): Promise<string> {
  const base = wanted || slugFor(name)
  const taken = await tx.author.findMany({
    where: { slug: { startsWith: base }, ...(own === undefined ? {} : { id: { not: own } }) },
    select: { slug: true },
  })
  const free = freeSlug(
    base,
    taken.map(({ slug }) => slug),
  )
  if (wanted && free !== wanted)
    throw new AppError('CONFLICT', '这个网址名已被其他作者使用。', { slug: ['已被其他作者使用'] })
  return free
}

function affiliationRows(authorId: number, affiliations: AuthorInput['affiliations']) {
  return affiliations.map(({ title, since, until }) => ({
    authorId,
    title,
    since: new Date(since),
    until: until === null ? null : new Date(until),
  }))
}

async function insertAuthor(tx: Tx, actor: Actor, input: AuthorInput): Promise<Named> {
  const { affiliations, ...data } = input
  const slug = await chooseSlug(tx, input.slug, input.name)
  const created = await tx.author.create({ data: { ...data, slug }, select: named })
  await tx.affiliation.createMany({ data: affiliationRows(created.id, affiliations) })
  await freeAddress(tx, path(slug))
  await recordEvent(tx, {
    actor,
    action: 'author.create',
    subject: 'author',
    subjectId: created.id,
    data: { name: input.name, slug },
    tags: [tags.authors, tags.slug('author', slug)],
  })
  return created
}

/** Adds a byline person. Two people may share a name; their addresses differ. */
export function createAuthor(actor: Actor, input: AuthorInput): Promise<Named> {
  authorise(actor, 'people.manage')
  return transaction((tx) => insertAuthor(tx, actor, input))
}

/** Changes a person; what is printed under published pieces stays as it was printed. */
export async function updateAuthor(actor: Actor, input: AuthorInput & { id: number }): Promise<Named> {
  authorise(actor, 'people.manage')
  const { id, affiliations, ...data } = input
  return transaction(async (tx) => {
    const before = await tx.author.findUnique({ where: { id }, select: named })
    if (!before) throw notFound('这位作者')
    const slug = await chooseSlug(tx, input.slug, input.name, id)
    const after = await tx.author.update({ where: { id }, data: { ...data, slug }, select: named })
    await tx.affiliation.deleteMany({ where: { authorId: id } })
    await tx.affiliation.createMany({ data: affiliationRows(id, affiliations) })
    if (before.slug !== slug) await leaveRedirect(tx, path(before.slug), path(slug))
    await recordEvent(tx, {
      actor,
      action: 'author.update',
      subject: 'author',
      subjectId: id,
      data: { before, after },
      tags: [tags.authors, tags.author(id), tags.slug('author', before.slug), tags.slug('author', slug)],
    })
    return after
  })
}

/** Removes a person no piece names; CONFLICT (with the number) otherwise. */
export async function deleteAuthor(actor: Actor, { id }: { id: number }): Promise<void> {
  authorise(actor, 'people.manage')
  await transaction(async (tx) => {
    const author = await tx.author.findUnique({
      where: { id },
      select: { ...named, _count: { select: { draftBylines: true, bylines: true } } },
    })
    if (!author) throw notFound('这位作者')
    const used = Math.max(author._count.draftBylines, author._count.bylines)
    if (used > 0) throw new AppError('CONFLICT', `还有 ${used} 篇稿件署了这位作者的名，不能删除。`)
    await tx.author.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'author.delete',
      subject: 'author',
      subjectId: id,
      data: { name: author.name },
      tags: [tags.authors, tags.author(id), tags.slug('author', author.slug)],
    })
  })
}

/** The person of this name (the first one, when several share it), added when there is none. */
export async function ensureAuthor(
  actor: Actor,
  { name }: { name: string },
): Promise<Named & { created: boolean }> {
  authorise(actor, 'people.manage')
  return transaction(async (tx) => {
    const known = await tx.author.findFirst({ where: { name }, orderBy: { id: 'asc' }, select: named })
    if (known) return { ...known, created: false }
    return {
      ...(await insertAuthor(tx, actor, { name, slug: '', bio: '', affiliations: [] })),
      created: true,
    }
  })
}
