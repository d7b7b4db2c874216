import { recordEvent } from '@/lib/audit/record'
import { authorise, personId } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { AppError, notFound } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { requireSeen } from '@/lib/seen'
import { siteDate } from '@/lib/time'
import { changeOfOffice, inDays, type OfficeChange } from './office'
import { requirePicture } from './picture-queries'
import type { AuthorLink, ProfileInput } from './schema'
import { authorSeen, seenSelect } from './seen'

async function writeOffice(tx: Tx, authorId: number, { end, drop, begin }: OfficeChange): Promise<void> {
  if (end)
    await tx.affiliation.updateMany({
      where: { id: end.id, authorId },
      data: { until: new Date(end.until) },
    })
  if (drop !== null) await tx.affiliation.deleteMany({ where: { id: drop, authorId } })
  if (begin)
    await tx.affiliation.create({
      data: { authorId, title: begin.title, since: new Date(begin.since) },
      select: { id: true },
    })
}

/**
 * Changes what readers are told of the author that the actor signs in as: their words, their picture, the office they hold
 * now. Name and address are the desk’s to change. What is printed under published pieces stays as it was printed.
 */
export async function updateOwnProfile(actor: Actor, input: ProfileInput, now: Date): Promise<void> {
  authorise(actor, 'desk.enter')
  const userId = personId(actor)
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM authors WHERE user_id = ${userId} FOR UPDATE`
    const author = await tx.author.findUnique({
      where: { userId },
      select: { ...seenSelect, id: true, affiliations: true },
    })
    if (!author) throw new AppError('NOT_FOUND', '您的账号没有关联作者，请联系管理员关联。')
    requireSeen(authorSeen(author), input)
    const { id, name, slug } = author
    await requirePicture(tx, input.pictureId)
    const change = changeOfOffice(
      inDays(author.affiliations),
      { title: input.affiliation, since: input.since },
      siteDate(now),
    )
    const { bio, pictureId } = input
    await tx.author.update({ where: { id }, data: { bio, pictureId }, select: { id: true } })
    if (change) await writeOffice(tx, id, change)
    await recordEvent(tx, {
      actor,
      action: 'author.profile',
      subject: 'author',
      subjectId: id,
      data: {
        name,
        ...(change?.begin ? { affiliation: change.begin.title, since: change.begin.since } : {}),
      },
      tags: [tags.authors, tags.author(id), tags.slug('author', slug)],
    })
  })
}

/** Says as which author a person signs in, or as none; an author is one person. */
export async function linkAuthor(actor: Actor, { userId, authorId }: AuthorLink): Promise<void> {
  authorise(actor, 'user.manage')
  await transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { id: userId },
      select: { name: true, author: { select: { id: true, name: true } } },
    })
    if (!user) throw notFound('这个账号')
    const author = authorId === null ? null : await free(tx, authorId, userId)
    const before = user.author
    if ((before?.id ?? null) === authorId) return
    if (before)
      await tx.author.update({ where: { id: before.id }, data: { userId: null }, select: { id: true } })
    if (author) await take(tx, author.id, userId)
    await recordEvent(tx, {
      actor,
      action: 'user.author',
      subject: 'user',
      subjectId: userId,
      data: {
        before: { author: before?.name ?? null, authorId: before?.id ?? null },
        after: { author: author?.name ?? null, authorId },
      },
    })
  }).catch((error) => {
    throw isUniqueViolation(error) ? taken() : error
  })
}

/** Of two who are linked to one author at once, one finds it taken. */
async function take(tx: Tx, id: number, userId: number): Promise<void> {
  const { count } = await tx.author.updateMany({ where: { id, userId: null }, data: { userId } })
  if (count === 0) throw taken()
}

const taken = () =>
  new AppError('CONFLICT', '这位作者已关联另一个账号，请先在那个账号里解除。', {
    authorId: ['已关联另一个账号'],
  })

/** The author, unless somebody else signs in as them. */
async function free(tx: Tx, id: number, userId: number): Promise<{ id: number; name: string }> {
  const author = await tx.author.findUnique({ where: { id }, select: { id: true, name: true, userId: true } })
  if (!author) throw notFound('这位作者')
  if (author.userId !== null && author.userId !== userId) throw taken()
  return author
}
