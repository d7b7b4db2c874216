import { lostWords } from '@/lib/pages/lost-words'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { type Suggestion, suggest } from '@/lib/search/suggest-public'

const MOST = 6

/** What the reader of an address at which nothing is may have been looking for; nothing when it says nothing. */
export async function suggestFor(path: string): Promise<Suggestion[]> {
  tag(tags.articles, tags.columns)
  const found = (await Promise.all(lostWords(path).map(suggest))).flat()
  const distinct = new Map(found.map((one) => [one.path, one]))
  return [...distinct.values()].slice(0, MOST)
}
