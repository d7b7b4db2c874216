import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { getPublicSettings } from '@/lib/settings/public'
import {
  articleCard,
  type CardRequest,
  type CardSubject,
  columnCard,
  type SocialCard,
  siteCard,
  topicCard,
} from './card'

const cover = { select: { key: true, width: true, height: true, widths: true, alt: true } } as const

async function getArticle(id: number) {
  tag(tags.article(id), tags.columns)
  const row = await db.publication.findUnique({
    where: { articleId: id },
    relationLoadStrategy: 'join',
    select: {
      title: true,
      publishedAt: true,
      column: { select: { name: true } },
      source: { select: { id: true, name: true } },
      cover,
      bylines: { orderBy: { position: 'asc' }, select: { name: true } },
    },
  })
  if (row?.source) tag(tags.source(row.source.id))
  return row
}

async function drawArticle(id: number): Promise<SocialCard | null> {
  const [settings, row] = await Promise.all([getPublicSettings(), getArticle(id)])
  if (!row) return null
  const { title, publishedAt, column, source, bylines } = row
  return articleCard(settings, {
    ...{ title, publishedAt, cover: row.cover, column: column.name },
    source: source?.name ?? null,
    people: bylines.map(({ name }) => name),
  })
}

async function drawColumn(id: number): Promise<SocialCard | null> {
  tag(tags.column(id), tags.columns)
  const select = { name: true, description: true } as const
  const [settings, row] = await Promise.all([
    getPublicSettings(),
    db.category.findUnique({ where: { id }, select }),
  ])
  return row && columnCard(settings, row)
}

async function drawTopic(id: number): Promise<SocialCard | null> {
  tag(tags.topic(id), tags.topics)
  const select = { title: true, summary: true, publishedAt: true, cover } as const
  const [settings, row] = await Promise.all([
    getPublicSettings(),
    db.topic.findUnique({ where: { id }, select }),
  ])
  return row?.publishedAt ? topicCard(settings, row) : null
}

/** What the picture of something public shows now, and whose it is; null when there is no such thing. */
export async function getCard(
  asked: CardRequest,
): Promise<{ subject: CardSubject; card: SocialCard } | null> {
  if (asked.kind === 'site') return { subject: 'site', card: siteCard(await getPublicSettings()) }
  const { kind, id } = asked
  const draw = { article: drawArticle, column: drawColumn, topic: drawTopic }[kind]
  const card = await draw(id)
  return card && { subject: `${kind}-${id}`, card }
}
