import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { DiscardButton, NameButton } from '@/components/editor/history-actions'
import { allowedTransitions, articleStatus } from '@/lib/articles/workflow'
import { requireUser } from '@/lib/auth/session'
import { listRevisions } from '@/lib/revisions/queries'
import { recordId } from '../../../record-id'
import { discard, nameNow } from './actions'
import { readHistoryParams } from './address'
import { ComparisonSection } from './comparison-section'
import { RevisionList } from './revision-list'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: '版本历史' }

/** Every kept version of a piece: who, when, why, how large; any two compared; any one brought back. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const actor = await requireUser('article.read')
  const id = recordId((await params).id)
  const asked = readHistoryParams(await searchParams)
  const history = id === null ? null : await listRevisions(actor, id, asked.before ?? null)
  if (!history) notFound()
  const { article, rows } = history
  const status = articleStatus({ ...article, awaitsPublication: false })
  const editable = allowedTransitions(actor, { ...article, status }).includes('save')
  const shown = article.publishedRevision
  const changed = shown !== null && shown.contentHash !== article.contentHash
  const ref = { id: article.id, version: article.version }
  const differs = rows.find(({ contentHash }) => contentHash !== article.contentHash) ?? rows[0]
  const from = asked.from ?? (changed ? shown.number : differs?.number)
  return (
    <>
      <BackLink href={`/admin/articles/${article.id}`}>返回编辑</BackLink>
      <PageHeader
        title="版本历史"
        action={
          editable && (
            <>
              {changed && <DiscardButton article={ref} action={discard} />}
              <NameButton fields={ref} action={nameNow} label="命名此版本" />
            </>
          )
        }
      >
        {`《${article.title}》${changed ? '有未发布的修改' : ''}`}
      </PageHeader>
      <RevisionList history={history} editable={editable} />
      {from !== undefined && (
        <ComparisonSection
          actor={actor}
          id={article.id}
          from={from}
          to={asked.to ?? 'draft'}
          view={asked.view}
          numbers={rows.map(({ number, label }) => ({ number, label }))}
        />
      )}
    </>
  )
}
