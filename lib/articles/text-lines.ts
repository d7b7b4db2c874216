import { docText } from '@/lib/content/text'
import type { RevisionContent } from './content'

/** All that is text of a piece, in lines, for measuring how much of it changed. */
export function textLines({ leadTitle, title, subTitle, summary, body }: RevisionContent): string[] {
  return [leadTitle, title, subTitle, summary, ...docText(body).split('\n')].filter((line) => line !== '')
}
