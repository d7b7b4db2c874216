import { trashWords } from '@/lib/articles/trash-queries'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { isForeignKeyViolation } from '@/lib/db/errors'
import { AppError, notFound } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { freeAddress, leaveRedirect } from '@/lib/redirects/commands'
import { countScheduledWith } from '@/lib/schedule/queries'
import { queueAuthor } from '@/lib/search/queue-commands'
import { requireSeen, type Seen } from '@/lib/seen'
import { chooseSlug, lockNames, type Named, named } from '@/lib/slug-commands'
import { requirePicture } from './picture-queries'
import type { AuthorInput } from './schema'
import { authorSeen, seenSelect } from './seen'

const path = (slug: string) => `/authors/${slug}`

function affiliationRows(authorId: number, affiliations: AuthorInput['affiliations']) {
  return affiliations.map(({ title, since, until }) => ({
    authorId,
    title,
    since: new Date(since),
    until: until === null ? null : new Date(until),
  }))
}

async function insertAuthor(tx: Tx, actor: Actor, input: AuthorInput): Promise<Named> {
  const { affiliations, pictureId = null, ...data } = input
  const slug = await chooseSlug(tx, 'author', input)
  await requirePicture(tx, pictureId)
  const created = await tx.author.create({ data: { ...data, pictureId, slug }, select: named })
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

/**
 * Changes a person; what is printed under published pieces stays as it was printed. Readers' search finds them by
 * that name and by the new one.
 */
export async function updateAuthor(
  actor: Actor,
  { seen, ...input }: AuthorInput & Seen & { id: number },
): Promise<Named> {
  authorise(actor, 'people.manage')
  const { id, affiliations, pictureId, ...data } = input
  return transaction(async (tx) => {
    await requirePicture(tx, pictureId ?? null)
    await tx.$queryRaw`SELECT id FROM authors WHERE id = ${id} FOR UPDATE`
    const found = await tx.author.findUnique({ where: { id }, select: seenSelect })
    if (!found) throw notFound('这位作者')
    requireSeen(authorSeen(found), { seen })
    const before = { id, name: found.name, slug: found.slug }
    const slug = await chooseSlug(tx, 'author', input, id)
    const after = await tx.author.update({
      where: { id },
      data: { ...data, slug, ...(pictureId === undefined ? {} : { pictureId }) },
      select: named,
    })
    await tx.affiliation.deleteMany({ where: { authorId: id } })
    await tx.affiliation.createMany({ data: affiliationRows(id, affiliations) })
    if (before.slug !== slug) await leaveRedirect(tx, path(before.slug), path(slug))
    if (before.name !== after.name) await queueAuthor(tx, id)
    await recordEvent(tx, {
      actor,
      action: 'author.update',
      subject: 'author',
      subjectId: id,
      data: { before, after },
      tags: [
        ...[tags.authors, tags.author(id)],
        ...(slug === before.slug ? [] : [tags.redirects]),
        ...[before.slug, slug].map((one) => tags.slug('author', one)),
      ],
    })
    return after
  })
}

const inUse = (what: string) => new AppError('CONFLICT', `${what}，不能删除。`)

/** Removes a person no piece names and no appointment needs; CONFLICT (with the number) otherwise. */
export async function deleteAuthor(actor: Actor, { id }: { id: number }): Promise<void> {
  authorise(actor, 'people.manage')
  await transaction(async (tx) => {
    const author = await tx.author.findUnique({
      where: { id },
      select: { ...named, _count: { select: { draftBylines: true, bylines: true } } },
    })
    if (!author) throw notFound('这位作者')
    const used = Math.max(author._count.draftBylines, author._count.bylines)
    if (used > 0)
      throw inUse(
        `还有 ${used} 篇稿件署了这位作者的名${await trashWords(tx, { bylines: { some: { authorId: id } } })}`,
      )
    const waiting = await countScheduledWith(tx, { bylines: [{ authorId: id }] })
    if (waiting > 0) throw inUse(`还有 ${waiting} 篇定时发布的稿件署了这位作者的名`)
    await tx.author.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'author.delete',
      subject: 'author',
      subjectId: id,
      data: { name: author.name },
      tags: [tags.authors, tags.author(id), tags.slug('author', author.slug)],
    })
  }).catch((error) => {
    throw isForeignKeyViolation(error) ? inUse('刚刚有稿件署了这位作者的名') : error
  })
}

/** The person of this name (the first one, when several share it), added when there is none. */
export async function ensureAuthor(
  actor: Actor,
  { name }: { name: string },
): Promise<Named & { created: boolean }> {
  authorise(actor, 'people.manage')
  return transaction(async (tx) => {
    const find = () => tx.author.findFirst({ where: { name }, orderBy: { id: 'asc' }, select: named })
    const known = await find()
    if (known) return { ...known, created: false }
    await lockNames(tx, 'author')
    const theirs = await find()
    if (theirs) return { ...theirs, created: false }
    return {
      ...(await insertAuthor(tx, actor, { name, slug: '', bio: '', affiliations: [] })),
      created: true,
    }
  })
}
