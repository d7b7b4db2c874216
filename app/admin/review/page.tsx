import type { Metadata } from 'next'
import { Suspense } from 'react'
import { listAddress } from '@/components/desk/list-address'
import { ListPages } from '@/components/desk/list-pages'
import { REVIEW_PATH } from '@/components/desk/navigation-items'
import { PageHeader } from '@/components/desk/page-header'
import { BoardList } from '@/components/desk/review/board-list'
import { TabLink } from '@/components/desk/tab-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { formatCursor, parseCursor } from '@/lib/articles/filters'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { listBoard } from '@/lib/review/board-queries'
import { BOARD_EMPTY, BOARD_LABELS, BOARDS, type Board, boardsFor } from '@/lib/review/boards'
import { countBoards } from '@/lib/review/count-queries'

export const metadata: Metadata = { title: '审校' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What waits for whom: the boards of the review, each a list with an end. */
export default async function ReviewPage({ searchParams }: Props) {
  const actor = await requireUser('article.submit')
  const query = await searchParams
  const boards = boardsFor(actor)
  const board = BOARDS.find((one) => one === query.board && boards.includes(one)) ?? boards[0] ?? 'mine'
  const before = typeof query.before === 'string' ? query.before : null
  return (
    <>
      <PageHeader title="审校" />
      <nav aria-label="审校" className="-mx-4 mb-5 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <Suspense fallback={<Tabs boards={boards} current={board} />}>
          <CountedTabs actor={actor} boards={boards} current={board} />
        </Suspense>
      </nav>
      <Suspense key={`${board} ${before}`} fallback={<Skeleton rows={6} />}>
        <BoardPage actor={actor} board={board} before={before} />
      </Suspense>
    </>
  )
}

type TabsProps = { boards: Board[]; current: Board; counts?: Record<Board, number> }

function Tabs({ boards, current, counts }: TabsProps) {
  return (
    <ul className="flex gap-1 border-b border-line">
      {boards.map((board) => (
        <li key={board}>
          <TabLink href={listAddress(REVIEW_PATH, { board })} shown={board === current}>
            {BOARD_LABELS[board]}
            <span className="min-w-3 text-xs tabular-nums">{counts?.[board]}</span>
          </TabLink>
        </li>
      ))}
    </ul>
  )
}

async function CountedTabs({ actor, ...tabs }: TabsProps & { actor: Actor }) {
  return <Tabs {...tabs} counts={await countBoards(actor, new Date())} />
}

async function BoardPage({ actor, board, before }: { actor: Actor; board: Board; before: string | null }) {
  const now = new Date()
  const { rows, next } = await listBoard(actor, board, now, parseCursor(before))
  const [title, explain] = BOARD_EMPTY[board]
  if (rows.length === 0) return <EmptyState title={title}>{explain}</EmptyState>
  return (
    <>
      <BoardList board={board} rows={rows} now={now} />
      <ListPages
        path={REVIEW_PATH}
        asked={{ board }}
        before={before || undefined}
        next={next && formatCursor(next)}
      />
    </>
  )
}
