import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { BOARD_LABELS, type Board, type BoardRow } from '@/lib/review/boards'
import { siteDateTime, siteTime } from '@/lib/time'

const ROUND_WORDS: Record<string, string> = {
  OPEN: '审校中',
  SIGNED: '已签发',
  RETURNED: '已退回',
  WITHDRAWN: '已撤回',
  REPLACED: '已终止',
}

/** What stands behind the title, by board. */
function Marks({ board, row, now }: { board: Board; row: BoardRow; now: Date }) {
  const late = row.dueAt !== null && row.dueAt < now
  if (board === 'today')
    return row.state === 'APPOINTED' ? (
      <Badge tone="info">{siteTime(row.at)} 发布</Badge>
    ) : (
      <Badge tone="accent">已签发，待安排</Badge>
    )
  if (board === 'urgent')
    return row.state === 'OWN' ? <Badge>等同事补审</Badge> : <Badge tone="danger">待补审</Badge>
  return (
    <>
      {board === 'mine' && (
        <Badge tone={row.state === 'SIGNED' ? 'accent' : row.state === 'RETURNED' ? 'danger' : 'plain'}>
          {ROUND_WORDS[row.state] ?? row.state}
        </Badge>
      )}
      {row.step && <Badge tone="info">{row.step}</Badge>}
      {late && <Badge tone="danger">逾期</Badge>}
    </>
  )
}

function lineOf(board: Board, row: BoardRow): string {
  const { at, by, holder, dueAt, note } = row
  const until = dueAt ? `限 ${siteDateTime(dueAt)} 前` : ''
  switch (board) {
    case 'waiting':
      return [`${by ?? '系统'}送审`, `${siteDateTime(at)} 起等您审`, holder ? '您已领取' : '', until]
        .filter(Boolean)
        .join(' · ')
    case 'overdue':
      return [`${until}`, holder ? `${holder}已领取` : '还没有人领取'].join(' · ')
    case 'mine':
      return [`${siteDateTime(at)} 送审`, row.state === 'OPEN' ? until : ''].filter(Boolean).join(' · ')
    case 'returned':
      return `${by ?? ''}退回：${note}`
    case 'today':
      return row.state === 'APPOINTED' ? '到时自动发布' : `${siteDateTime(at)} 签发`
    case 'urgent':
      return `${by ?? ''}于 ${siteDateTime(at)} 特急发布：${note}`
  }
}

/** One page of a board: what it is, where it stands, and the way to it. */
export function BoardList({ board, rows, now }: { board: Board; rows: BoardRow[]; now: Date }) {
  return (
    <ul
      aria-label={BOARD_LABELS[board]}
      className="divide-y divide-line rounded-lg border border-line bg-surface"
    >
      {rows.map((row) => (
        <li key={row.id} className="relative px-4 py-3 hover:bg-sunken/60">
          <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <Link
              href={`/admin/articles/${row.articleId}`}
              className="font-medium underline-offset-4 after:absolute after:inset-0 hover:text-accent hover:underline"
            >
              {row.title}
            </Link>
            <Marks board={board} row={row} now={now} />
          </p>
          <p className="mt-0.5 wrap-anywhere text-sm text-muted tabular-nums">
            {[row.columnName ?? '未选栏目', row.ownerName ?? '系统'].join(' · ')}
          </p>
          <p className="wrap-anywhere text-sm text-muted tabular-nums">{lineOf(board, row)}</p>
        </li>
      ))}
    </ul>
  )
}
