import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { holding, slugFrom } from '@/lib/db/like'
import { searchArticleIds } from '@/lib/search/queries'
import type { DeskSection, DeskTopic, Piece } from './desk-topic'

const PAGE = 50
const SHOWN = 12
const SEARCHED = 200

/** One page of topics by id, newest first, with how many sections each has. */
export async function listTopics(
  actor: Actor,
  { q, before }: { q?: string | undefined; before?: number | undefined },
) {
  if (!can(actor, 'topic.manage')) return { rows: [], next: null }
  const found = await db.topic.findMany({
    where: {
      ...(q ? { OR: [{ title: holding(q) }, { slug: slugFrom(q) }] } : {}),
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      version: true,
      title: true,
      slug: true,
      publishedAt: true,
      onHome: true,
      updatedAt: true,
      _count: { select: { sections: true } },
    },
  })
  const rows = found.slice(0, PAGE)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

const piece = { select: { id: true, title: true, publication: { select: { title: true } } } } as const
const named = { select: { id: true, name: true } } as const

type PieceRow = { id: number; title: string; publication: { title: string } | null }

const toPiece = ({ id, title, publication }: PieceRow): Piece => ({
  id,
  title: publication?.title ?? title,
  published: publication !== null,
})

type Item = { happenedOn: Date | null; text: string; article: PieceRow | null }

const dayOf = ({ happenedOn }: Item) => happenedOn?.toISOString().slice(0, 10) ?? ''

/** A section as the desk edits it. The order of a timeline is told by its rows. */
function toSection({
  items,
  ...section
}: Omit<DeskSection, 'newestFirst' | 'pieces' | 'events'> & { items: Item[] }): DeskSection {
  const days = items.map(dayOf)
  return {
    ...section,
    newestFirst: !(days.length > 1 && (days[0] ?? '') < (days.at(-1) ?? '')),
    pieces: items.flatMap(({ article }) => (article ? [toPiece(article)] : [])),
    events: items.map((item) => ({
      day: dayOf(item),
      text: item.text,
      piece: item.article && toPiece(item.article),
    })),
  }
}

/** One topic for editing, in one statement; null when there is none. */
export async function getTopic(actor: Actor, id: number): Promise<DeskTopic | null> {
  if (!can(actor, 'topic.manage')) return null
  const found = await db.topic.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      version: true,
      title: true,
      slug: true,
      summary: true,
      onHome: true,
      publishedAt: true,
      cover: { select: { id: true, key: true, width: true, height: true, widths: true, alt: true } },
      sections: {
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          kind: true,
          title: true,
          columnId: true,
          tag: named,
          most: true,
          items: {
            orderBy: [{ position: 'asc' }, { id: 'asc' }],
            select: { happenedOn: true, text: true, article: piece },
          },
        },
      },
    },
  })
  return found && { ...found, sections: found.sections.map(toSection) }
}

/** Public pieces for picking: the newest, or the newest that match. */
export async function suggestPieces(actor: Actor, q: string): Promise<{ id: number; title: string }[]> {
  if (!can(actor, 'topic.manage')) return []
  const found = await db.publication.findMany({
    where: q ? { articleId: { in: await searchArticleIds('DESK', q, SEARCHED) } } : {},
    orderBy: [{ publishedAt: 'desc' }, { articleId: 'desc' }],
    take: SHOWN,
    select: { articleId: true, title: true },
  })
  return found.map(({ articleId, title }) => ({ id: articleId, title }))
}
