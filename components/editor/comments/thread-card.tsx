'use client'
import { clsx } from 'clsx'
import { Check, Ellipsis, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClass } from '@/components/ui/button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { siteDateTime } from '@/lib/time'
import { CommentBox } from './comment-box'
import { CommentText } from './comment-text'
import type { Comment, Thread, Threads } from './thread-requests'
import { unsentAt } from './unsent-remarks'
import type { CommentDeeds } from './use-comment'

type Props = {
  articleId: number | null
  thread: Thread
  may: Threads['may']
  isActive: boolean
  deeds: CommentDeeds
  onPick: () => void
  onDelete: (comment: Comment) => void
}

const placeOf = (threadId: number) => `thread ${threadId}`

/** One conversation: what it is about, what was said, what can be done. */
export function ThreadCard({ articleId, thread, may, isActive, deeds, onPick, onDelete }: Props) {
  const { id, comments, resolved } = thread
  const [answering, setAnswering] = useState(() => unsentAt(placeOf(id)).text !== '')
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  const [first] = comments
  return (
    <article
      ref={card}
      aria-label={`${first?.author ?? ''}的批注`}
      aria-current={isActive || undefined}
      className={clsx(
        'rounded-lg border bg-surface p-3',
        isActive ? 'border-accent ring-1 ring-accent' : 'border-line',
      )}
    >
      <About thread={thread} onPick={onPick} />
      <ul className="flex flex-col gap-2.5">
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="flex items-baseline gap-2 text-xs text-muted">
              <span className="text-sm font-medium text-ink">{comment.author}</span>
              <span className="tabular-nums">{siteDateTime(new Date(comment.at))}</span>
              {comment.mayDelete && may.write && (
                <button
                  type="button"
                  aria-label={`删除${comment.author}的这条批注`}
                  onClick={() => onDelete(comment)}
                  className="ml-auto rounded px-1 underline-offset-2 hover:text-danger hover:underline"
                >
                  删除
                </button>
              )}
            </p>
            <CommentText {...comment} />
          </li>
        ))}
      </ul>
      {resolved && (
        <p className="mt-2 text-xs text-muted tabular-nums">
          由{resolved.by}于 {siteDateTime(new Date(resolved.at))} 解决
        </p>
      )}
      {answering ? (
        <div className="mt-3">
          <CommentBox
            articleId={articleId}
            place={placeOf(id)}
            label="回复"
            placeholder="回复，用 @ 提到同事"
            sendLabel="回复"
            busy={deeds.busy}
            onCancel={() => setAnswering(false)}
            onSend={async (remark) => {
              const wrong = await deeds.reply(id, remark)
              if (wrong === null) setAnswering(false)
              return wrong
            }}
          />
        </div>
      ) : (
        may.write && <Deeds thread={thread} may={may} deeds={deeds} onAnswer={() => setAnswering(true)} />
      )}
    </article>
  )
}

/** The words it hangs on; pressing them shows where they are. */
function About({
  thread: { quote, startAt, blocking, resolved },
  onPick,
}: {
  thread: Thread
  onPick: () => void
}) {
  const gone = quote !== '' && startAt === null
  return (
    <div className="mb-2 flex flex-wrap items-center gap-1.5">
      {blocking && <Badge tone={resolved ? 'plain' : 'danger'}>必须处理</Badge>}
      {quote === '' && <Badge>全文</Badge>}
      {gone && <Badge tone="warn">原文已删除</Badge>}
      {quote !== '' &&
        (gone || resolved ? (
          <q className={clsx('line-clamp-2 w-full text-sm text-muted', gone && 'line-through')}>{quote}</q>
        ) : (
          <button
            type="button"
            title="在正文中显示"
            onClick={onPick}
            className="w-full rounded border-l-2 border-warn bg-sunken px-2 py-1 text-left text-sm text-muted hover:text-ink"
          >
            <q className="line-clamp-2">{quote}</q>
          </button>
        ))}
    </div>
  )
}

type DeedsProps = { thread: Thread; may: Threads['may']; deeds: CommentDeeds; onAnswer: () => void }

function Deeds({ thread, may, deeds, onAnswer }: DeedsProps) {
  const { id, blocking, resolved, mayClose } = thread
  const more = (
    <button type="button" aria-label="更多批注操作" className={buttonClass('quiet', true)}>
      <Ellipsis aria-hidden="true" />
    </button>
  )
  return (
    <div className="mt-2 -mb-1 -ml-2 flex items-center">
      {!resolved && (
        <Button small variant="quiet" onClick={onAnswer}>
          回复
        </Button>
      )}
      {mayClose && (
        <Button
          small
          variant="quiet"
          disabled={deeds.busy}
          onClick={() => void deeds.change(id, resolved ? 'reopen' : 'resolve')}
        >
          {resolved ? <RotateCcw aria-hidden="true" /> : <Check aria-hidden="true" />}
          {resolved ? '重新打开' : '解决'}
        </Button>
      )}
      {may.block && !resolved && (
        <span className="ml-auto">
          <Menu trigger={more} label="更多批注操作">
            <MenuItem onSelect={() => void deeds.change(id, blocking ? 'unblock' : 'block')}>
              {blocking ? '取消必须处理' : '设为必须处理'}
            </MenuItem>
          </Menu>
        </span>
      )}
    </div>
  )
}
