import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { isForeignKeyViolation } from '@/lib/db/errors'
import type { Prisma } from '@/lib/db/generated/client'
import { AppError, notFound, staleVersion } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { queueTopicPush } from '@/lib/push/queue-commands'
import { freeAddress, leaveRedirect } from '@/lib/redirects/commands'
import { chooseSlug } from '@/lib/slug-commands'
import { type SectionInput, type TopicInput, type TopicRef, topicPath } from './schema'
import { inOrder } from './timeline'

/** What a desk page needs to go on with after a write. */
export type TopicSaved = TopicRef & { slug: string; title: string }

const saved = { id: true, version: true, slug: true, title: true } as const

function explain(error: unknown): never {
  if (isForeignKeyViolation(error))
    throw new AppError('INVALID', '所选的栏目、标签、稿件或图片已被删除，请重新选择。')
  throw error
}

type Items = Prisma.TopicItemUncheckedCreateWithoutSectionInput[]

function itemsOf(section: SectionInput): Items {
  if (section.kind === 'PICKED')
    return section.articleIds.map((articleId, position) => ({ articleId, position }))
  if (section.kind === 'RULE') return []
  return inOrder(section.events, section.newestFirst).map(({ day, text, articleId }, position) => ({
    happenedOn: new Date(day),
    text,
    articleId,
    position,
  }))
}

async function writeSections(tx: Tx, topicId: number, sections: SectionInput[]): Promise<void> {
  await tx.topicSection.deleteMany({ where: { topicId } })
  for (const [position, section] of sections.entries()) {
    const { kind, title } = section
    const rule =
      kind === 'RULE' ? { columnId: section.columnId, tagId: section.tagId, most: section.most } : {}
    await tx.topicSection.create({
      data: { topicId, kind, title, position, ...rule, items: { create: itemsOf(section) } },
      select: { id: true },
    })
  }
}

function columnsOf({ sections: _sections, slug: _slug, ...columns }: TopicInput) {
  return columns
}

/** Begins a topic that readers do not see yet. */
export async function createTopic(actor: Actor, input: TopicInput, now: Date): Promise<TopicSaved> {
  authorise(actor, 'topic.manage')
  return transaction(async (tx) => {
    const slug = await chooseSlug(tx, 'topic', { slug: input.slug, name: input.title })
    const topic = await tx.topic.create({
      data: { ...columnsOf(input), slug, createdAt: now, updatedAt: now },
      select: saved,
    })
    await writeSections(tx, topic.id, input.sections)
    await recordEvent(tx, {
      actor,
      action: 'topic.create',
      subject: 'topic',
      subjectId: topic.id,
      data: { title: input.title, slug },
      tags: [tags.slug('topic', slug)],
    })
    return topic
  }).catch(explain)
}

type Known = { slug: string; title: string; publishedAt: Date | null }

/**
 * Takes the topic for writing: the row is locked, and its version must be the one that was seen. Whoever waited for
 * another's write is told that theirs is stale.
 */
async function take(tx: Tx, { id, version }: TopicRef): Promise<Known> {
  await tx.$queryRaw`SELECT id FROM topics WHERE id = ${id} FOR UPDATE`
  const topic = await tx.topic.findUnique({
    where: { id },
    select: { version: true, slug: true, title: true, publishedAt: true },
  })
  if (!topic) throw notFound('这个专题')
  if (topic.version !== version) throw staleVersion()
  return topic
}

const pagesOf = (id: number, ...slugs: string[]) => [
  tags.topics,
  tags.topic(id),
  ...slugs.map((slug) => tags.slug('topic', slug)),
]

/** Replaces a topic; readers see it at once when it is public, and its old address leads to the new one. */
export async function updateTopic(
  actor: Actor,
  input: TopicInput & TopicRef,
  now: Date,
): Promise<TopicSaved> {
  authorise(actor, 'topic.manage')
  const { id, version, ...content } = input
  return transaction(async (tx) => {
    const before = await take(tx, { id, version })
    const slug = await chooseSlug(tx, 'topic', { slug: input.slug, name: input.title }, id)
    const after = await tx.topic.update({
      where: { id },
      data: { ...columnsOf(content), slug, version: { increment: 1 }, updatedAt: now },
      select: saved,
    })
    await writeSections(tx, id, input.sections)
    if (slug !== before.slug && before.publishedAt)
      await leaveRedirect(tx, topicPath(before.slug), topicPath(slug))
    if (before.publishedAt) await queueTopicPush(tx, slug, now)
    await recordEvent(tx, {
      actor,
      action: 'topic.update',
      subject: 'topic',
      subjectId: id,
      data: { before: { title: before.title, slug: before.slug }, after: { title: after.title, slug } },
      tags: [...pagesOf(id, before.slug, slug), ...(slug === before.slug ? [] : [tags.redirects])],
    })
    return after
  }).catch(explain)
}

/** Shows a topic to readers; INVALID while there is nothing in it. */
export async function publishTopic(actor: Actor, ref: TopicRef, now: Date): Promise<TopicSaved> {
  authorise(actor, 'topic.manage')
  return transaction(async (tx) => {
    const before = await take(tx, ref)
    if (before.publishedAt) throw new AppError('CONFLICT', '这个专题已经发布，请刷新后查看。')
    const filled = { OR: [{ kind: 'RULE' as const }, { items: { some: {} } }] }
    if ((await tx.topicSection.count({ where: { topicId: ref.id, ...filled } })) === 0)
      throw new AppError('INVALID', '专题里还没有内容：请至少加一个板块，并选好稿件、栏目标签或事件。')
    const after = await tx.topic.update({
      where: { id: ref.id },
      data: { publishedAt: now, version: { increment: 1 }, updatedAt: now },
      select: saved,
    })
    await freeAddress(tx, topicPath(after.slug))
    await queueTopicPush(tx, after.slug, now)
    await recordEvent(tx, {
      actor,
      action: 'topic.publish',
      subject: 'topic',
      subjectId: ref.id,
      data: { title: before.title, slug: before.slug },
      tags: pagesOf(ref.id, before.slug),
    })
    return after
  })
}

/** Takes a topic back from readers; its address answers 410 from then on. */
export async function withdrawTopic(actor: Actor, ref: TopicRef, now: Date): Promise<TopicSaved> {
  authorise(actor, 'topic.manage')
  return transaction(async (tx) => {
    const before = await take(tx, ref)
    if (!before.publishedAt) throw new AppError('CONFLICT', '这个专题没有发布，请刷新后查看。')
    const after = await tx.topic.update({
      where: { id: ref.id },
      data: { publishedAt: null, version: { increment: 1 }, updatedAt: now },
      select: saved,
    })
    await recordEvent(tx, {
      actor,
      action: 'topic.withdraw',
      subject: 'topic',
      subjectId: ref.id,
      data: { title: before.title, slug: before.slug },
      tags: pagesOf(ref.id, before.slug),
      hardTags: [tags.topic(ref.id)],
    })
    return after
  })
}

/** Deletes a topic that readers do not see, with its sections; CONFLICT while it is public. */
export async function deleteTopic(actor: Actor, ref: TopicRef): Promise<void> {
  authorise(actor, 'topic.manage')
  await transaction(async (tx) => {
    const topic = await take(tx, ref)
    if (topic.publishedAt) throw new AppError('CONFLICT', '专题还在网站上，请先撤下再删除。')
    await tx.topic.delete({ where: { id: ref.id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'topic.delete',
      subject: 'topic',
      subjectId: ref.id,
      data: { title: topic.title, slug: topic.slug },
      tags: pagesOf(ref.id, topic.slug),
    })
  })
}
