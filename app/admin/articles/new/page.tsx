import type { Metadata } from 'next'
import { NewArticleEditor } from '@/components/editor/new-article-editor'
import { isWithin } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { EMPTY_DOC } from '@/lib/content/schema'
import { listColumns } from '@/lib/taxonomy/queries'
import { REVIEW_ACTIONS } from '../../review/review-actions'
import { ARTICLE_ACTIONS } from '../article-actions'
import { PREVIEW_LINK_ACTIONS } from '../preview-link-actions'
import { blankStanding } from '../standing'

export const metadata: Metadata = { title: '写稿' }

const BLANK = {
  title: '',
  leadTitle: '',
  subTitle: '',
  summary: '',
  columnId: null,
  cover: null,
  coverCaption: '',
  origin: 'ORIGINAL' as const,
  source: null,
  sourceUrl: '',
  originalTitle: '',
  authorNote: '',
  editorName: '',
  tags: [],
  bylines: [],
  related: [],
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** An empty desk; the piece begins with the first save. `?import` begins with a document. */
export default async function NewArticlePage({ searchParams }: Props) {
  const actor = await requireUser('article.create')
  const importing = (await searchParams).import !== undefined
  const columns = (await listColumns(actor)).filter((one) => isWithin(actor, one.id))
  return (
    <NewArticleEditor
      initial={{ fields: BLANK, body: EMPTY_DOC, ref: null, saveId: null }}
      me={actor.id ?? 0}
      standing={blankStanding(actor)}
      importing={importing}
      columns={columns.map(({ id, name, depth }) => ({ id, name, depth }))}
      previewLinks={PREVIEW_LINK_ACTIONS}
      reviewActions={REVIEW_ACTIONS}
      actions={ARTICLE_ACTIONS}
    />
  )
}
