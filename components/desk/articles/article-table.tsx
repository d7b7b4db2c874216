import { MessageSquareText } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import type { ArticleStatus } from '@/lib/articles/workflow'
import { StatusBadge } from './status-badge'

export type TableRow = {
  id: number
  title: string
  status: ArticleStatus
  columnName: string | null
  bylineNames: string[]
  /** “定时发布 2026-12-01 08:00” */
  appointments: string[]
  unpublishedChanges: boolean
  /** It opens the home page. */
  pinned: boolean
  /** Where it stands in its review: “等二审”. */
  review: string | null
  changed: string
  wordCount: number
  /** Comments that are not resolved. */
  openThreads: number
  /** The row's menu. */
  actions: ReactNode
}

const cell = 'md:border-t md:border-line md:px-3 md:py-2.5'

/** The desk list: a table where there is room, cards where there is not. */
export function ArticleTable({ rows, caption }: { rows: TableRow[]; caption: string }) {
  return (
    <table role="table" className="w-full border-separate border-spacing-0 text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="text-left text-muted">
          {['标题', '栏目', '署名', '状态', '最后修改'].map((head) => (
            <th key={head} role="columnheader" scope="col" className="px-3 py-2 font-medium">
              {head}
            </th>
          ))}
          <th role="columnheader" scope="col" className="w-10 py-2">
            <span className="sr-only">操作</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:flex max-md:flex-col max-md:gap-3">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: TableRow }) {
  return (
    <tr
      role="row"
      className="group align-baseline max-md:relative max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1.5 max-md:rounded-lg max-md:border max-md:border-line max-md:bg-surface max-md:p-3.5 md:hover:bg-sunken/60"
    >
      <td role="cell" className={`${cell} max-md:w-full max-md:pr-9 md:min-w-64`}>
        <Link
          href={`/admin/articles/${row.id}`}
          className="text-base font-medium text-ink underline-offset-4 hover:text-accent hover:underline"
        >
          {row.title}
        </Link>
        <span className="ml-2 text-xs whitespace-nowrap text-muted tabular-nums">{row.wordCount} 字</span>
        {row.openThreads > 0 && (
          <span className="ml-2 inline-flex items-center gap-1 text-xs whitespace-nowrap text-warn tabular-nums">
            <MessageSquareText aria-hidden="true" className="size-3.5" />
            {row.openThreads}
            <span className="sr-only"> 条未解决的批注</span>
          </span>
        )}
      </td>
      <td role="cell" className={`${cell} max-md:order-2 md:whitespace-nowrap`}>
        {row.columnName ?? <span className="text-muted">未选栏目</span>}
      </td>
      <td role="cell" className={`${cell} max-md:order-3 md:max-w-40`}>
        {row.bylineNames.join('、') || <span className="text-muted">无署名</span>}
      </td>
      <td role="cell" className={`${cell} max-md:order-1 md:whitespace-nowrap`}>
        <StatusBadge status={row.status} />
        {row.pinned && (
          <span className="ml-1.5">
            <Badge tone="accent">头条置顶</Badge>
          </span>
        )}
        {row.review && (
          <span className="block pt-1 text-xs text-info max-md:inline max-md:pl-2">{row.review}</span>
        )}
        {row.unpublishedChanges && (
          <span className="block pt-1 text-xs text-warn max-md:inline max-md:pl-2">有未发布的修改</span>
        )}
        {row.appointments.map((appointment) => (
          <span key={appointment} className="block pt-1 text-xs text-info max-md:inline max-md:pl-2">
            {appointment}
          </span>
        ))}
      </td>
      <td
        role="cell"
        className={`${cell} max-md:order-4 max-md:w-full text-muted tabular-nums md:whitespace-nowrap`}
      >
        {row.changed}
      </td>
      <td
        role="cell"
        className={`${cell} md:py-1 md:text-right max-md:absolute max-md:top-2 max-md:right-1.5`}
      >
        {row.actions}
      </td>
    </tr>
  )
}
