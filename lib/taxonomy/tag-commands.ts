import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { isForeignKeyViolation, isUniqueViolation } from '@/lib/db/errors'
import { AppError, notFound } from '@/lib/errors'
import { tags as cacheTags } from '@/lib/pages/tags'
import { freeAddress, leaveRedirect } from '@/lib/redirects/commands'
import { queueTag } from '@/lib/search/queue-commands'
import { requireSeen } from '@/lib/seen'
import { chooseSlug, type Named, named } from '@/lib/slug-commands'
import type { TagInput, TagUpdate } from './schema'
import { tagSeen } from './seen'

const path = (slug: string) => `/tags/${slug}`

function explain(error: unknown, field: 'name' | 'aliases' = 'name'): never {
  const text = String((error as { message?: unknown }).message)
  if (isUniqueViolation(error) || text.includes('is taken by a tag or an alias')) {
    const what =
      field === 'name'
        ? '已有同名的标签或别名'
        : '有别名已是其他标签的名称或别名，请去掉，或先把那个标签合并过来'
    throw new AppError('CONFLICT', `${what}。`, { [field]: [what] })
  }
  throw error
}

/** The tag a name means: by its own name or an alias, whatever its case and width; null when there is none. */
async function findByName(tx: Tx, name: string): Promise<Named | null> {
  // Prisma compares without case by ILIKE, to which these three are pattern signs.
  const literal = name
    .normalize('NFKC')
    .trim()
    .replace(/[\\%_]/g, '\\$&')
  const same = { equals: literal, mode: 'insensitive' } as const
  const own = await tx.tag.findFirst({ where: { name: same }, select: named })
  if (own) return own
  const alias = await tx.tagAlias.findFirst({ where: { name: same }, select: { tag: { select: named } } })
  return alias?.tag ?? null
}

async function insertTag(tx: Tx, actor: Actor, input: TagInput): Promise<Named> {
  const slug = await chooseSlug(tx, 'tag', input)
  const created = await tx.tag.create({ data: { ...input, slug }, select: named })
  await freeAddress(tx, path(slug))
  await recordEvent(tx, {
    actor,
    action: 'tag.create',
    subject: 'tag',
    subjectId: created.id,
    data: { name: input.name, slug },
    tags: [cacheTags.tags, cacheTags.slug('tag', slug)],
  })
  return created
}

/** The tag of this name or alias, made when there is none: what “create as you type” calls. */
export async function ensureTag(
  actor: Actor,
  input: { name: string },
): Promise<Named & { created: boolean }> {
  authorise(actor, 'tag.create')
  const name = input.name.normalize('NFKC').trim()
  const findOrInsert = () =>
    transaction(async (tx) => {
      const known = await findByName(tx, name)
      if (known) return { ...known, created: false }
      return { ...(await insertTag(tx, actor, { name, slug: '', description: '' })), created: true }
    })
  // Somebody else may make it between the look and the write; a second look finds theirs.
  return findOrInsert()
    .catch((error) => (isUniqueViolation(error) ? findOrInsert() : explain(error)))
    .catch(explain)
}

/** Changes a tag's name, address, description and aliases; the old address leads to the new one. */
export async function updateTag(actor: Actor, input: TagUpdate): Promise<Named> {
  authorise(actor, 'taxonomy.manage')
  const { id, aliases: given, seen, ...data } = input
  const aliases = given.filter((name) => name !== input.name)
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM tags WHERE id = ${id} FOR UPDATE`
    const found = await tx.tag.findUnique({
      where: { id },
      select: { ...named, description: true, aliases: { select: { name: true } } },
    })
    if (!found) throw notFound('这个标签')
    const known = found.aliases.map(({ name }) => name)
    requireSeen(tagSeen({ ...found, aliases: known }), { seen })
    const before = { id, name: found.name, slug: found.slug }
    const slug = await chooseSlug(tx, 'tag', input, id)
    await tx.tagAlias.deleteMany({ where: { tagId: id } })
    const after = await tx.tag.update({ where: { id }, data: { ...data, slug }, select: named })
    await tx.tagAlias
      .createMany({
        data: aliases.map((name) => ({ name, tagId: id })),
      })
      .catch((error) => explain(error, 'aliases'))
    const words = (name: string, others: string[]) => [name, ...others.toSorted()].join('\n')
    if (words(before.name, known) !== words(after.name, aliases)) await queueTag(tx, id)
    if (before.slug !== slug) await leaveRedirect(tx, path(before.slug), path(slug))
    await recordEvent(tx, {
      actor,
      action: 'tag.update',
      subject: 'tag',
      subjectId: id,
      data: { before, after, aliases },
      tags: [
        cacheTags.tags,
        cacheTags.tag(id),
        ...(slug === before.slug ? [] : [cacheTags.redirects]),
        cacheTags.slug('tag', before.slug),
        cacheTags.slug('tag', slug),
      ],
    })
    return after
  }).catch(explain)
}

/** Makes one tag of two: every piece, alias and address of the first goes over to the second. */
export async function mergeTags(actor: Actor, { id, intoId }: { id: number; intoId: number }): Promise<void> {
  authorise(actor, 'taxonomy.manage')
  if (id === intoId) throw new AppError('INVALID', '不能合并到自己。', { intoId: ['不能合并到自己'] })
  await transaction(async (tx) => {
    const both = await tx.tag.findMany({ where: { id: { in: [id, intoId] } }, select: named })
    const from = both.find((tag) => tag.id === id)
    const into = both.find((tag) => tag.id === intoId)
    if (!from || !into) throw notFound('要合并的标签')
    await tx.$executeRaw`INSERT INTO article_tags (article_id, tag_id, position)
      SELECT article_id, ${intoId}, position FROM article_tags WHERE tag_id = ${id} ON CONFLICT DO NOTHING`
    await tx.$executeRaw`INSERT INTO publication_tags (article_id, tag_id, position, published_at)
      SELECT article_id, ${intoId}, position, published_at FROM publication_tags WHERE tag_id = ${id} ON CONFLICT DO NOTHING`
    await tx.articleTag.deleteMany({ where: { tagId: id } })
    await tx.publicationTag.deleteMany({ where: { tagId: id } })
    await tx.topicSection.updateMany({ where: { tagId: id }, data: { tagId: intoId } })
    await tx.tagAlias.updateMany({ where: { tagId: id }, data: { tagId: intoId } })
    await tx.tag.delete({ where: { id }, select: { id: true } })
    await tx.tagAlias.create({ data: { name: from.name, tagId: intoId }, select: { name: true } })
    await leaveRedirect(tx, path(from.slug), path(into.slug))
    await queueTag(tx, intoId)
    await recordEvent(tx, {
      actor,
      action: 'tag.merge',
      subject: 'tag',
      subjectId: intoId,
      data: { from, into },
      tags: [
        ...[cacheTags.tags, cacheTags.tag(id), cacheTags.tag(intoId)],
        ...[cacheTags.redirects, cacheTags.slug('tag', from.slug)],
      ],
    })
  }).catch(explainUse)
}

/** A piece or a topic took the tag between the look and the write. */
function explainUse(error: unknown): never {
  if (isForeignKeyViolation(error))
    throw new AppError('CONFLICT', '刚刚有稿件或专题用上了这个标签，请刷新后重试。')
  throw error
}

/** Deletes a tag that no piece carries and no topic draws on; CONFLICT (with the number) otherwise. */
export async function deleteTag(actor: Actor, { id }: { id: number }): Promise<void> {
  authorise(actor, 'taxonomy.manage')
  await transaction(async (tx) => {
    const tag = await tx.tag.findUnique({
      where: { id },
      select: { ...named, _count: { select: { articles: true, publications: true, topicSections: true } } },
    })
    if (!tag) throw notFound('这个标签')
    const used = Math.max(tag._count.articles, tag._count.publications)
    if (used > 0) throw new AppError('CONFLICT', `还有 ${used} 篇稿件使用这个标签，请先合并到其他标签。`)
    const { topicSections } = tag._count
    if (topicSections > 0)
      throw new AppError('CONFLICT', `还有 ${topicSections} 个专题板块自动选用这个标签的稿件，请先修改专题。`)
    await tx.tag.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'tag.delete',
      subject: 'tag',
      subjectId: id,
      data: { name: tag.name },
      tags: [cacheTags.tags, cacheTags.tag(id), cacheTags.slug('tag', tag.slug)],
    })
  }).catch(explainUse)
}
