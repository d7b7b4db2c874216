import type { FieldErrors } from '@/lib/errors'
import type { RevisionContent } from './content'

type Facts = Pick<
  RevisionContent,
  'origin' | 'source' | 'bylines' | 'authorNote' | 'originalTitle' | 'sourceUrl'
>

/** What readers must be told of a reprint, and is not there yet: source, author, title and address of the original. */
export function missingOfReprint(content: Facts): FieldErrors {
  const { origin, source, bylines, authorNote, originalTitle = '', sourceUrl } = content
  if (origin !== 'REPRINT') return {}
  const anonymous = bylines.length === 0 && authorNote.trim() === ''
  return {
    ...(source === null ? { sourceId: ['转载须注明稿源'] } : {}),
    ...(anonymous ? { bylines: ['转载须写明原作者，填在署名或作者说明里'] } : {}),
    ...(originalTitle.trim() === '' ? { originalTitle: ['转载须填写原标题，没有改过的照填'] } : {}),
    ...(/^https?:\/\//i.test(sourceUrl) ? {} : { sourceUrl: ['转载须填写原文网址'] }),
  }
}
