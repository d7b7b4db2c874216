'use client'
import { useState } from 'react'
import { siteDateTime } from '@/lib/time'
import { CommentBox } from './comment-box'
import type { Remark, Threads } from './thread-requests'

type Props = {
  articleId: number | null
  /** The words it will hang on; null for the whole piece. */
  quote: string | null
  threads: Threads | null
  busy: boolean
  onSend: (remark: Remark & { blocking: boolean }) => Promise<string | null>
  onCancel: () => void
}

/** Where a thread begins; editors may say that it must be dealt with first, and are told what that calls off. */
export function NewThread({ articleId, quote, threads, busy, onSend, onCancel }: Props) {
  const [blocking, setBlocking] = useState(false)
  const waits = threads?.appointedAt ?? null
  return (
    <div className="rounded-lg border border-accent bg-surface p-3 ring-1 ring-accent">
      <p className="mb-2 line-clamp-2 text-sm text-muted">{quote === null ? '批注全文' : <q>{quote}</q>}</p>
      <CommentBox
        articleId={articleId}
        place={`article ${articleId ?? 'new'}`}
        label="批注内容"
        placeholder="写下意见，用 @ 提到同事"
        sendLabel="批注"
        busy={busy}
        onCancel={onCancel}
        onSend={(remark) => onSend({ ...remark, blocking })}
      >
        {threads?.may.block && (
          <label className="flex items-start gap-2 text-sm">
            <input
              type="checkbox"
              checked={blocking}
              onChange={(event) => setBlocking(event.target.checked)}
              className="mt-1 size-4 accent-accent"
            />
            <span>
              必须处理
              <span className="block text-xs text-muted">
                {waits === null
                  ? '解决以前不能发布，也不能定时'
                  : `解决以前不能发布；${siteDateTime(new Date(waits))} 的定时发布会一并取消`}
              </span>
            </span>
          </label>
        )}
      </CommentBox>
    </div>
  )
}
