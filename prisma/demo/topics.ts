import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { siteDate } from '@/lib/time'
import { createTopic, publishTopic } from '@/lib/topics/commands'
import { topicInput } from '@/lib/topics/schema'
import type { Furniture } from './furnish'
import { siteMoment } from './plan'
import { type DemoSection, type DemoTopic, TOPICS } from './topic-catalogue'

const DAY = 86_400_000

type Piece = { id: number; coverId: number | null }

/** The pieces of the demo by their file. */
async function findPieces(): Promise<(file: string) => Piece> {
  const rows = await db.article.findMany({
    where: { importKey: { startsWith: 'demo:' } },
    select: { id: true, coverId: true, importKey: true },
  })
  const byFile = new Map(rows.map(({ importKey, ...piece }) => [importKey, piece]))
  return (file) => {
    const piece = byFile.get(`demo:${file}`)
    if (!piece) throw new Error(`${file} has not been written`)
    return piece
  }
}

function contentOf(
  { sections, cover, slug, title, summary }: DemoTopic,
  { columns, tags }: Furniture,
  pieceOf: (file: string) => Piece,
  now: Date,
) {
  const toInput = (section: DemoSection) => {
    const { kind } = section
    if (kind === 'PICKED')
      return { kind, title: section.title, articleIds: section.files.map((file) => pieceOf(file).id) }
    if (kind === 'RULE') {
      const columnId = section.column === undefined ? null : (columns.get(section.column) ?? null)
      const tagId = section.tag === undefined ? null : (tags.get(section.tag) ?? null)
      return { kind, title: section.title, columnId, tagId, most: section.most }
    }
    const events = section.events.map(({ ago, text, file }) => ({
      day: siteDate(new Date(now.getTime() - ago * DAY)),
      text,
      articleId: file === undefined ? null : pieceOf(file).id,
    }))
    return { kind, title: section.title, newestFirst: section.newestFirst, events }
  }
  const coverId = pieceOf(cover).coverId
  return topicInput.parse({ slug, title, summary, coverId, onHome: true, sections: sections.map(toInput) })
}

/** Makes and shows the topics that are not there yet. */
export async function writeTopics(editor: Actor, furniture: Furniture, now: Date): Promise<void> {
  const pieceOf = await findPieces()
  for (const topic of TOPICS) {
    const select = { id: true, version: true, publishedAt: true } as const
    const known = await db.topic.findUnique({ where: { slug: topic.slug }, select })
    if (known?.publishedAt) continue
    const at = siteMoment(now, -topic.shownAgo, '09:20')
    const made = known ?? (await createTopic(editor, contentOf(topic, furniture, pieceOf, now), at))
    await publishTopic(editor, { id: made.id, version: made.version }, at)
  }
}
