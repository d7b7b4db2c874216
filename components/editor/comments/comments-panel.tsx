'use client'
import { clsx } from 'clsx'
import { MessageSquarePlus, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { keysOf } from '../tools/shortcuts'
import { NewThread } from './new-thread'
import { ThreadCard } from './thread-card'
import type { Comment, Thread } from './thread-requests'
import type { Comments } from './use-comments'

type Doomed = { threadId: number; comment: Comment }

/** Every conversation about the piece, beside the text or under it. */
export function CommentsPanel({ comments, onClose }: { comments: Comments; onClose: () => void }) {
  const { on, asked, deeds } = comments
  const [closed, setClosed] = useState(false)
  const [doomed, setDoomed] = useState<Doomed | null>(null)
  const threads = on.threads?.threads ?? []
  const [open, done] = [threads.filter((one) => !one.resolved), threads.filter((one) => one.resolved)]
  const shown = closed ? done : open
  const { active } = on
  const present = threads.some((one) => one.id === active)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a thread that is closed now leaves the list, which stays
  useEffect(() => {
    const wanted = threads.find((one) => one.id === active)
    if (wanted) setClosed(wanted.resolved !== null)
  }, [active, present])
  return (
    <section
      aria-label="批注"
      className="flex min-h-0 flex-col gap-3 max-xl:fixed max-xl:inset-x-0 max-xl:bottom-0 max-xl:z-30 max-xl:max-h-[65dvh] max-xl:rounded-t-xl max-xl:border-t max-xl:border-line-strong max-xl:bg-paper max-xl:p-4 max-xl:shadow-lift"
    >
      <div className="flex items-center gap-1">
        {[false, true].map((wanted) => (
          <button
            key={String(wanted)}
            type="button"
            aria-pressed={closed === wanted}
            onClick={() => setClosed(wanted)}
            className={clsx(
              'min-h-8 rounded-md px-2.5 text-sm tabular-nums',
              closed === wanted ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:bg-sunken',
            )}
          >
            {wanted ? `已解决 ${done.length}` : `未解决 ${open.length}`}
          </button>
        ))}
        {on.threads?.may.write && (
          <Button
            small
            variant="quiet"
            className="ml-auto"
            onClick={() => comments.ask()}
            title={keysOf('comment')}
          >
            <MessageSquarePlus aria-hidden="true" />
            新批注
          </Button>
        )}
        <button
          type="button"
          aria-label="关闭批注"
          onClick={onClose}
          className={clsx(buttonClass('quiet', true), 'xl:hidden')}
        >
          <X aria-hidden="true" />
        </button>
      </div>
      <div className="-m-1 flex min-h-0 flex-col gap-3 overflow-y-auto p-1">
        {asked && (
          <NewThread
            key={asked.quote ?? ''}
            articleId={comments.id}
            quote={asked.quote}
            threads={on.threads}
            busy={deeds.busy}
            onSend={comments.send}
            onCancel={comments.cancel}
          />
        )}
        {on.failed && <Notice tone="error">批注没有读到，请检查网络；连上后会自动更新。</Notice>}
        {!on.threads && !on.failed && comments.id !== null && <Skeleton rows={3} />}
        {(on.threads || comments.id === null) && shown.length === 0 && !asked && <Nothing closed={closed} />}
        {shown.map((thread: Thread) => (
          <ThreadCard
            key={thread.id}
            articleId={comments.id}
            thread={thread}
            may={on.threads?.may ?? { write: false, block: false }}
            isActive={on.active === thread.id}
            deeds={deeds}
            onPick={() => comments.reveal(thread.id)}
            onDelete={(comment) => setDoomed({ threadId: thread.id, comment })}
          />
        ))}
      </div>
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(stays) => stays || setDoomed(null)}
        title="删除这条批注？"
        confirmLabel="确认删除"
        danger
        pending={deeds.busy}
        onConfirm={() => {
          if (doomed) void deeds.remove(doomed.threadId, doomed.comment.id).then(() => setDoomed(null))
        }}
      >
        删除后不能恢复；已有的回复会留下。
      </ConfirmDialog>
    </section>
  )
}

function Nothing({ closed }: { closed: boolean }) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-4 py-8 text-center text-sm text-muted">
      {closed ? (
        <p>还没有已解决的批注。</p>
      ) : (
        <>
          <p className="mb-1 font-serif text-base text-ink">没有待解决的批注</p>
          <p>在正文中选中文字，点“批注”或按 {keysOf('comment')}；读者看不到批注。</p>
        </>
      )}
    </div>
  )
}
