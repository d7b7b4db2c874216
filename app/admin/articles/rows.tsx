import Link from 'next/link'
import { toAppointment } from '@/components/desk/articles/appointments'
import { ArticleTable, type TableRow } from '@/components/desk/articles/article-table'
import { offeredSteps } from '@/components/desk/articles/offered-steps'
import { RowActions } from '@/components/desk/articles/row-actions'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { type ArticleFilters, formatCursor, parseCursor } from '@/lib/articles/filters'
import { type ArticleRow, listArticles } from '@/lib/articles/queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { type Gate, gateWord, NO_GATE } from '@/lib/review/gate'
import { listGates } from '@/lib/review/list-queries'
import { neededToAppoint } from '@/lib/schedule/kinds'
import { siteDateTime } from '@/lib/time'
import { ARTICLE_ACTIONS } from './article-actions'
import { filterAddress } from './filter-address'

type Props = { actor: Actor; filters: ArticleFilters; params: Record<string, string>; cursor: string | null }

/** One page of the list, or what to do when it is empty. */
export async function ArticleRows({ actor, filters, params, cursor }: Props) {
  const { rows, next } = await listArticles(actor, filters, parseCursor(cursor))
  if (rows.length === 0) return <Nothing params={params} cursor={cursor} />
  const gates = await listGates(rows)
  const shown = rows.map((row) => toTableRow(actor, row, gates.get(row.id) ?? NO_GATE))
  return (
    <>
      <ArticleTable caption="稿件列表，最近修改的在前" rows={shown} />
      <nav aria-label="翻页" className="mt-5 flex justify-between">
        {cursor ? (
          <Link href={filterAddress(params)} className={buttonClass('quiet')}>
            回到最新
          </Link>
        ) : (
          <span />
        )}
        {next && (
          <Link href={filterAddress({ ...params, before: formatCursor(next) })} className={buttonClass()}>
            更早的稿件
          </Link>
        )}
      </nav>
    </>
  )
}

function changed({ status, trashedAt, updatedAt, updatedByName }: ArticleRow): string {
  if (status === 'TRASHED' && trashedAt) return `${siteDateTime(trashedAt)} 移入`
  return `${updatedByName ?? '系统'} ${siteDateTime(updatedAt)}`
}

function toTableRow(actor: Actor, row: ArticleRow, gate: Gate): TableRow {
  const appointments = row.schedules.map((one) =>
    toAppointment(one, can(actor, neededToAppoint(one.action, gate, row.status), row)),
  )
  const steps = offeredSteps(actor, row, gate)
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    columnName: row.column?.name ?? null,
    bylineNames: row.bylineNames,
    appointments: appointments.map(({ text }) => text),
    pinned: row.pinned,
    unpublishedChanges: row.unpublishedChanges,
    review: gateWord(gate, { status: row.status, hash: row.contentHash, version: row.version }),
    changed: changed(row),
    wordCount: row.wordCount,
    openThreads: row.openThreads,
    actions: (
      <RowActions
        subject={{ id: row.id, version: row.version, title: row.title }}
        status={row.status}
        steps={steps}
        appointments={appointments}
        mayFixQuietly={can(actor, 'article.fix-quietly', row)}
        actions={ARTICLE_ACTIONS}
      />
    ),
  }
}

function Nothing({ params, cursor }: { params: Record<string, string>; cursor: string | null }) {
  const { status, ...narrowing } = params
  if (cursor || Object.keys(narrowing).length > 0) {
    const all = (
      <Link href={filterAddress(status ? { status } : {})} className={buttonClass()}>
        清除筛选
      </Link>
    )
    return (
      <EmptyState title="没有符合条件的稿件" action={all}>
        换个关键词，或减少筛选条件再试。
      </EmptyState>
    )
  }
  if (status === 'TRASHED')
    return <EmptyState title="回收站是空的">移入回收站的稿件在这里保留 30 天。</EmptyState>
  const write = (
    <Link href="/admin/articles/new" className={buttonClass('primary')}>
      写第一篇
    </Link>
  )
  return (
    <EmptyState title="这里还没有稿件" action={status ? undefined : write}>
      {status ? '稿件到了这一步会出现在这里。' : '写下标题就会自动保存为草稿。'}
    </EmptyState>
  )
}
