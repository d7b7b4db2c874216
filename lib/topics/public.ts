import { cache } from 'react'
import { type Card, pictureSelect } from '@/lib/articles/card'
import { type Cursor, formatCursor, parseCursor } from '@/lib/articles/filters'
import { readCards } from '@/lib/articles/list-public'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { type SiteColumn, withDescendants } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import type { PublicSection, PublicTopic, TopicCard } from './public-topic'

const PAGE = 12

const cardSelect = {
  id: true,
  slug: true,
  title: true,
  summary: true,
  publishedAt: true,
  cover: { select: pictureSelect },
} as const
const named = { select: { id: true, name: true, slug: true } } as const
const topicSelect = {
  ...cardSelect,
  updatedAt: true,
  sections: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      title: true,
      column: named,
      tag: named,
      most: true,
      items: {
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { articleId: true, happenedOn: true, text: true },
      },
    },
  },
} as const satisfies Prisma.TopicSelect

type Row = Prisma.TopicGetPayload<{ select: typeof topicSelect }>
type SectionRow = Row['sections'][number]

/** A page of public topics, the latest first; `next` is where the following page begins, null at the end. */
export const listPublicTopics = cache(
  async (before: string | null): Promise<{ topics: TopicCard[]; next: string | null }> => {
    tag(tags.topics)
    const cursor: Cursor | null = parseCursor(before)
    const older = cursor && {
      OR: [{ publishedAt: { lt: cursor.at } }, { publishedAt: cursor.at, id: { lt: cursor.id } }],
    }
    const found = await db.topic.findMany({
      where: { publishedAt: { not: null }, ...(older ?? {}) },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
      relationLoadStrategy: 'join',
      select: cardSelect,
    })
    const topics = found.flatMap((row) => (row.publishedAt ? [{ ...row, publishedAt: row.publishedAt }] : []))
    const last = topics[PAGE - 1]
    const next = found.length > PAGE && last ? formatCursor({ at: last.publishedAt, id: last.id }) : null
    return { topics: topics.slice(0, PAGE), next }
  },
)

/** What must change when one of these changes: picked pieces, also those that are not public (yet), and rules. */
function dependencies(sections: SectionRow[]): string[] {
  return sections.flatMap(({ column, tag: one, items }) => [
    ...(column ? [tags.column(column.id)] : []),
    ...(one ? [tags.tag(one.id)] : []),
    ...items.flatMap(({ articleId }) => (articleId === null ? [] : [tags.article(articleId)])),
  ])
}

const latest = (most: number) => Prisma.sql`ORDER BY published_at DESC, article_id DESC LIMIT ${most}`

/** The newest of a rule's column (with those below it) or tag, each by its own index. */
function pickRule({ id, column, tag: one, most }: SectionRow, columns: SiteColumn[]): Prisma.Sql[] {
  const label = String(id)
  if (one)
    return [
      Prisma.sql`SELECT ${label} AS label, article_id FROM (SELECT article_id FROM publication_tags
        WHERE tag_id = ${one.id} ${latest(most)}) tagged`,
    ]
  if (!column) return []
  const ids = withDescendants(columns, column.id)
  return [
    Prisma.sql`SELECT ${label} AS label, article_id FROM (SELECT found.article_id FROM unnest(${ids}::int[]) AS one(id)
      CROSS JOIN LATERAL (SELECT article_id, published_at FROM publications WHERE column_id = one.id ${latest(most)}) found
      ${latest(most)}) columned`,
  ]
}

/** Cards of everything the sections name or ask for, by section, in one statement. */
async function readSections(sections: SectionRow[], columns: SiteColumn[]): Promise<Map<string, Card[]>> {
  const named = sections.flatMap(({ id, items }) =>
    items.flatMap(({ articleId }) => (articleId === null ? [] : [{ label: String(id), articleId }])),
  )
  const labels = named.map(({ label }) => label)
  const ids = named.map(({ articleId }) => articleId)
  const parts = sections.flatMap((section) => pickRule(section, columns))
  if (named.length > 0)
    parts.push(
      Prisma.sql`SELECT label, article_id FROM unnest(${labels}::text[], ${ids}::int[]) AS named(label, article_id)`,
    )
  const bySection = new Map<string, Card[]>()
  if (parts.length === 0) return bySection
  for (const { label, card } of await readCards(Prisma.join(parts, ' UNION ALL ')))
    bySection.set(label, [...(bySection.get(label) ?? []), card])
  return bySection
}

function toSection(section: SectionRow, cards: Card[]): PublicSection[] {
  const { id, kind, title, column, tag: one, items } = section
  const byId = new Map(cards.map((card) => [card.id, card]))
  const cardOf = (articleId: number | null) => (articleId === null ? undefined : byId.get(articleId))
  if (kind === 'TIMELINE') {
    const events = items.flatMap(({ articleId, happenedOn, text }) => {
      const card = cardOf(articleId)
      const piece = card ? { id: card.id, title: card.title, updatedAt: card.updatedAt } : null
      return happenedOn ? [{ day: happenedOn.toISOString().slice(0, 10), text, piece }] : []
    })
    return events.length > 0 ? [{ kind, id, title, events }] : []
  }
  if (kind === 'PICKED') {
    const picked = items.flatMap(({ articleId }) => cardOf(articleId) ?? [])
    return picked.length > 0 ? [{ kind, id, title, cards: picked }] : []
  }
  const from = column ?? one
  if (!from || cards.length === 0) return []
  const path = `/${column ? 'columns' : 'tags'}/${from.slug}`
  return [{ kind, id, title, cards, more: { name: from.name, path } }]
}

const findTopic = cache(async (slug: string): Promise<Row | null> => {
  tag(tags.slug('topic', slug))
  const found = await db.topic.findUnique({
    where: { slug },
    relationLoadStrategy: 'join',
    select: topicSelect,
  })
  if (found) tag(tags.topic(found.id))
  return found
})

/** A public topic with its sections as readers see them; null when there is none of that address. */
export const getTopic = cache(async (slug: string): Promise<PublicTopic | null> => {
  const found = await findTopic(slug)
  if (!found?.publishedAt) return null
  tag(tags.columns, ...dependencies(found.sections))
  const { columns } = await getSiteFrame()
  const cards = await readSections(found.sections, columns)
  const sections = found.sections.flatMap((section) =>
    toSection(section, cards.get(String(section.id)) ?? []),
  )
  return { ...found, publishedAt: found.publishedAt, sections }
})

/** Whether a topic that is not public once was: its log says so. */
export async function wasTopicPublished(slug: string): Promise<boolean> {
  const found = await findTopic(slug)
  if (!found) return false
  const event = await db.auditEvent.findFirst({
    where: { subject: 'topic', subjectId: String(found.id), action: 'topic.publish' },
    select: { id: true },
  })
  return event !== null
}
