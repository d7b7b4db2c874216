'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { Badge } from '@/components/ui/badge'
import { pagePath } from '@/lib/static-pages/path'
import { RecordLink } from '../record-link'
import { formOf, sendAction } from '../send-action'
import { SiteLink } from '../site-link'
import type { DeskPage, PageActions } from './page-actions'
import { PageMenu } from './page-menu'

type Direction = 'up' | 'down'

/** Every page, in the order of the foot; each can go up and down. */
export function PageList({ pages, actions }: { pages: DeskPage[]; actions: PageActions }) {
  const router = useRouter()
  const [moving, setMoving] = useState(false)
  const [refreshing, startRefresh] = useTransition()

  async function move({ id, title }: DeskPage, direction: Direction) {
    if (moving || refreshing) return
    setMoving(true)
    const answer = await sendAction(actions.move, formOf({ id, direction }))
    setMoving(false)
    if (!answer.ok) return toast.error(answer.message)
    // One and the same toast, so that several presses do not pile up.
    toast.success(`“${title}”已${direction === 'up' ? '上移' : '下移'}`, { id: 'page-move' })
    startRefresh(() => router.refresh())
  }
  return (
    <ol
      aria-label="单页，按页脚里的顺序"
      aria-busy={moving || refreshing}
      className="divide-y divide-line rounded-lg border border-line bg-surface"
    >
      {pages.map((page, index) => (
        <li key={page.id} className="flex items-center gap-1 px-3 py-2 sm:px-4">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <RecordLink href={`/admin/pages/${page.id}`} name={page.title} />
              <Badge tone={page.isPublic ? 'accent' : 'plain'}>{page.isPublic ? '已公开' : '未公开'}</Badge>
              <span className="text-sm">
                {page.isPublic ? (
                  <SiteLink path={pagePath(page.slug)} of={page.title} />
                ) : (
                  <span className="break-all text-muted">{pagePath(page.slug)}</span>
                )}
              </span>
            </p>
            <p className="text-sm text-muted">最后修改 {page.changed}</p>
          </div>
          <MoveButton page={page} direction="up" end={index === 0} onMove={move} />
          <MoveButton page={page} direction="down" end={index === pages.length - 1} onMove={move} />
          <PageMenu page={page} actions={actions} />
        </li>
      ))}
    </ol>
  )
}

type MoveProps = {
  page: DeskPage
  direction: Direction
  /** It is the last one in this direction already. */
  end: boolean
  onMove: (page: DeskPage, direction: Direction) => Promise<unknown>
}

/** Keeps the focus also when there is nowhere left to go: it is said to be disabled, not taken away. */
function MoveButton({ page, direction, end, onMove }: MoveProps) {
  const Arrow = direction === 'up' ? ArrowUp : ArrowDown
  return (
    <button
      type="button"
      aria-label={`${direction === 'up' ? '上移' : '下移'}“${page.title}”`}
      aria-disabled={end}
      onClick={() => end || void onMove(page, direction)}
      className="rounded-md p-2 text-muted hover:bg-sunken hover:text-ink aria-disabled:cursor-default aria-disabled:opacity-25"
    >
      <Arrow aria-hidden="true" className="size-4" />
    </button>
  )
}
