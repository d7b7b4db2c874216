import { createHash } from 'node:crypto'
import { normalizeDoc, normalizePunctuation } from '@/lib/content/punctuation'
import { href } from '@/lib/content/schema'
import { docText } from '@/lib/content/text'
import { columnName } from '@/lib/taxonomy/schema'
import { fold } from './boilerplate'
import type { CapturedPage } from './captured-page'

/** The page with the punctuation of the house, and names in the form in which they are looked up. */
export function preparePage(
  page: CapturedPage,
  options: { keepPunctuation: boolean },
  now: Date,
): CapturedPage {
  const column = columnName.safeParse(page.column ?? '')
  const url = href.safeParse(page.url ?? '')
  const prepared: CapturedPage = {
    ...page,
    column: column.success ? column.data : null,
    url: url.success ? url.data : null,
    // A page cannot have come out later than today: such a date is a mistake, and would keep the piece on top.
    publishedAt: page.publishedAt && page.publishedAt <= now ? page.publishedAt : null,
  }
  if (options.keepPunctuation) return prepared
  return {
    ...prepared,
    title: normalizePunctuation(page.title, { title: true }),
    authorNote: normalizePunctuation(page.authorNote),
    body: normalizeDoc(page.body),
  }
}

/**
 * What an importer knows the page by again. It is the text and not the address: many pages name their site's
 * front page as canonical. Punctuation does not count, so both ways of importing give the same key.
 */
export function importKeyOf(page: CapturedPage): string {
  const hash = createHash('sha256').update(`${fold(page.title)}\n${fold(docText(page.body))}`)
  return `page:${hash.digest('hex').slice(0, 40)}`
}

/** The number of paragraphs, wherever in the body they stand. */
export function paragraphCount(page: CapturedPage): number {
  return page.body.content.filter(({ type }) => type === 'paragraph').length
}
