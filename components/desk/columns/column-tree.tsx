'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { formOf, sendAction } from '../send-action'
import { SiteLink } from '../site-link'
import type { Column, ColumnActions } from './column'
import { ColumnMenu } from './column-menu'

type Props = { columns: Column[]; actions: ColumnActions }
type Direction = 'up' | 'down'

const indents = ['', 'pl-6 sm:pl-9', 'pl-12 sm:pl-18']

/** The tree as one list; each column can go up and down among its neighbours. */
export function ColumnTree({ columns, actions }: Props) {
  const router = useRouter()
  const [moving, setMoving] = useState<number | null>(null)
  const [refreshing, startRefresh] = useTransition()

  async function move(column: Column, direction: Direction) {
    if (moving !== null || refreshing) return
    setMoving(column.id)
    const answer = await sendAction(actions.move, formOf({ id: column.id, direction }))
    setMoving(null)
    if (!answer.ok) return toast.error(answer.message)
    // One and the same toast, so that several presses do not pile up.
    toast.success(`“${column.name}”已${direction === 'up' ? '上移' : '下移'}`, { id: 'column-move' })
    startRefresh(() => router.refresh())
  }
  return (
    <ol
      aria-label="栏目，按网站导航的顺序"
      aria-busy={moving !== null || refreshing}
      className="divide-y divide-line rounded-lg border border-line bg-surface"
    >
      {columns.map((column) => {
        const level = columns.filter(({ parentId }) => parentId === column.parentId)
        return (
          <li key={column.id} className="flex items-center gap-1 px-3 py-2 sm:px-4">
            <div className={`min-w-0 flex-1 ${indents[column.depth] ?? ''}`}>
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className={column.depth === 0 ? 'font-medium' : undefined}>{column.name}</span>
                <span className="text-sm">
                  <SiteLink path={`/columns/${column.slug}`} of={column.name} />
                </span>
              </p>
              {column.description && <p className="truncate text-sm text-muted">{column.description}</p>}
            </div>
            <span className="shrink-0 text-sm text-muted tabular-nums max-sm:hidden">
              {column.targetDays !== null && `每 ${column.targetDays} 天一篇 · `}
              {column.publications} 篇已发布
            </span>
            <MoveButton column={column} direction="up" end={level[0] === column} onMove={move} />
            <MoveButton column={column} direction="down" end={level.at(-1) === column} onMove={move} />
            <ColumnMenu column={column} columns={columns} actions={actions} />
          </li>
        )
      })}
    </ol>
  )
}

type MoveProps = {
  column: Column
  direction: Direction
  /** It is the last one in this direction already. */
  end: boolean
  onMove: (column: Column, direction: Direction) => Promise<unknown>
}

/** Keeps the focus also when there is nowhere left to go: it is said to be disabled, not taken away. */
function MoveButton({ column, direction, end, onMove }: MoveProps) {
  const Arrow = direction === 'up' ? ArrowUp : ArrowDown
  return (
    <button
      type="button"
      aria-label={`${direction === 'up' ? '上移' : '下移'}“${column.name}”`}
      aria-disabled={end}
      onClick={() => end || void onMove(column, direction)}
      className="rounded-md p-2 text-muted hover:bg-sunken hover:text-ink aria-disabled:cursor-default aria-disabled:opacity-25"
    >
      <Arrow aria-hidden="true" className="size-4" />
    </button>
  )
}
