import { namedIds } from '@/lib/articles/named-ids'
import type { ArticleInput } from '@/lib/articles/schema'
import type { Doc } from '@/lib/content/schema'
import type { Picture } from '@/lib/media/schema'

type Named = { id: number; name: string }

/** A draft as the screen holds it: with the names that people read, where the server only wants ids. */
export type DraftFields = Pick<
  ArticleInput,
  | 'title'
  | 'leadTitle'
  | 'subTitle'
  | 'summary'
  | 'columnId'
  | 'coverCaption'
  | 'origin'
  | 'sourceUrl'
  | 'originalTitle'
  | 'authorNote'
  | 'editorName'
> & {
  cover: Picture | null
  source: Named | null
  tags: Named[]
  bylines: { authorId: number; name: string; affiliation: string }[]
  related: Named[]
}

/** Changes some of the fields. */
export type ChangeFields = (change: Partial<DraftFields>) => void

/** The draft as the server takes it. */
export function toInput(fields: DraftFields, body: Doc): ArticleInput {
  const { cover: _cover, source: _source, tags: _tags, related: _related, ...plain } = fields
  return { ...plain, body, ...namedIds(fields) }
}

/** The fields out of a piece as it is read for the editor. */
export function draftFields(article: DraftFields): DraftFields {
  const { title, leadTitle, subTitle, summary, columnId, cover, coverCaption, origin, source } = article
  const { sourceUrl, originalTitle, authorNote, editorName, tags, bylines, related } = article
  const headline = { title, leadTitle, subTitle, summary, columnId, cover, coverCaption }
  const origins = { origin, source, sourceUrl, originalTitle }
  return { ...headline, ...origins, authorNote, editorName, tags, bylines, related }
}
