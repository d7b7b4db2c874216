import type { Doc } from '@/lib/content/schema'
import { docText } from '@/lib/content/text'

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

/** The summary as a box above the text; empty when it says no more than how the text begins. */
export function leadSummary(summary: string, body: Doc): string {
  const said = bare(summary)
  const first = docText(body).split('\n', 2).map(bare).join('')
  return said === '' || first.includes(said) || said.startsWith(first) ? '' : summary.trim()
}
