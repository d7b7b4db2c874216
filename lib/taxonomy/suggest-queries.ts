import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { holding } from '@/lib/db/like'
import { fold } from '@/lib/search/fold'
import { tellingWords, words } from '@/lib/search/words'
import { likelyTags } from './tag-likeness'

const SAMPLE = 20_000
const WORDS = 40
const CANDIDATES = 300
const SHOWN = 8

/** Tags that exist and that a text speaks of, the strongest first; those it carries already are left out. */
export async function suggestTags(
  actor: Actor,
  { title, text, taken }: { title: string; text: string; taken: number[] },
): Promise<{ id: number; name: string }[]> {
  if (!can(actor, 'article.create')) return []
  // A title is short, and says what the piece is about.
  const folded = fold(`${title}\n${title}\n${text.slice(0, SAMPLE)}`)
  const telling = tellingWords(folded, WORDS)
  if (telling.length === 0) return []
  const anyWord = telling.map(({ word }) => ({ name: holding(word) }))
  const tags = await db.tag.findMany({
    where: { id: { notIn: taken }, OR: [...anyWord, { aliases: { some: { OR: anyWord } } }] },
    // Where too many fit, those that pieces carry are known best.
    orderBy: [{ publications: { _count: 'desc' } }, { id: 'asc' }],
    take: CANDIDATES,
    relationLoadStrategy: 'join',
    select: { id: true, name: true, aliases: { select: { name: true } } },
  })
  const known = tags.map((tag) => ({ ...tag, aliases: tag.aliases.map(({ name }) => name) }))
  return likelyTags(known, { folded, telling, fold, words }, SHOWN)
}
