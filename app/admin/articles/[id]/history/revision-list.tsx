import Link from 'next/link'
import { NameButton, RestoreButton } from '@/components/editor/history-actions'
import { Badge } from '@/components/ui/badge'
import type { listRevisions } from '@/lib/revisions/queries'
import { REASON_LABELS } from '@/lib/revisions/schema'
import { siteDateTime } from '@/lib/time'
import { nameKept, restore } from './actions'
import { comparePath } from './address'

type History = NonNullable<Awaited<ReturnType<typeof listRevisions>>>
type Revision = History['rows'][number]

const link = 'rounded px-1.5 py-1 text-accent underline-offset-4 hover:underline'

/** The draft and every kept revision, newest first. */
export function RevisionList({ history, editable }: { history: History; editable: boolean }) {
  const { article, rows, next } = history
  return (
    <section aria-label="版本" className="rounded-lg border border-line bg-surface">
      <ol>
        <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3 text-sm">
          <span className="font-medium">草稿</span>
          <span className="text-muted">
            {article.updatedBy?.name ?? '系统'} {siteDateTime(article.updatedAt)}
          </span>
        </li>
        {rows.map((row, at) => (
          <li
            key={row.id}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line px-4 py-3 text-sm"
          >
            <What row={row} history={history} />
            <span className="ml-auto flex flex-wrap items-center gap-x-1">
              {rows[at + 1] && (
                <Link
                  href={comparePath(article.id, rows[at + 1]?.number ?? row.number, row.number)}
                  className={link}
                >
                  比上一版
                  <span className="sr-only">（第 {row.number} 版）</span>
                </Link>
              )}
              <Link href={comparePath(article.id, row.number, 'draft')} className={link}>
                比草稿
                <span className="sr-only">（第 {row.number} 版）</span>
              </Link>
              {editable && (
                <>
                  <NameButton
                    fields={{ id: article.id, revisionId: row.id }}
                    action={nameKept}
                    label={row.label ? '改名' : '命名'}
                    name={row.label}
                    number={row.number}
                    quiet
                  />
                  {row.contentHash !== article.contentHash && (
                    <RestoreButton
                      fields={{ id: article.id, version: article.version, revisionId: row.id }}
                      number={row.number}
                      action={restore}
                    />
                  )}
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      {rows.length === 0 && (
        <p className="border-t border-line px-4 py-3 text-sm text-muted">
          还没有留存的版本。送审、发布、定时和写作满十分钟时会自动留存，也可以随时“命名此版本”。
        </p>
      )}
      {next !== null && (
        <p className="border-t border-line px-4 py-3">
          <Link href={`/admin/articles/${article.id}/history?before=${next}`} className={link}>
            更早的版本
          </Link>
        </p>
      )}
    </section>
  )
}

function What({ row, history }: { row: Revision; history: History }) {
  const shown = row.id === history.article.publishedRevisionId
  return (
    <>
      <span className="font-medium tabular-nums">第 {row.number} 版</span>
      <span>{REASON_LABELS[row.reason]}</span>
      {row.label && <Badge tone="info">{row.label}</Badge>}
      {shown && <Badge tone="accent">读者所见</Badge>}
      {!shown && history.published.has(row.id) && <Badge tone="plain">曾发布</Badge>}
      <span className="text-muted tabular-nums">
        {row.createdBy?.name ?? '系统'} {siteDateTime(row.createdAt)}
      </span>
      <span className="text-muted tabular-nums" title="与上一版相比增加和减少的字符数">
        <span className="sr-only">增加</span>+{row.added} <span className="sr-only">减少</span>−{row.removed}
      </span>
    </>
  )
}
