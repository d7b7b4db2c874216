'use client'
import { Check, Pause, Play, RotateCcw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { QueuedUpload, UploadQueue, UploadState } from './upload-queue'

const LABELS: Record<UploadState, string> = {
  waiting: '排队中',
  sending: '正在上传',
  paused: '已暂停',
  finishing: '正在处理',
  done: '已存入',
  failed: '没有成功',
}

function Tool({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="rounded p-2 text-muted hover:bg-sunken hover:text-ink [&_svg]:size-4"
    >
      {children}
    </button>
  )
}

function Row({ upload, queue }: { upload: QueuedUpload; queue: UploadQueue }) {
  const { id, name, state, share, message, again } = upload
  return (
    <li className="flex flex-col gap-1 py-2">
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate text-sm" title={name}>
          {name}
        </span>
        <span className="text-xs whitespace-nowrap text-muted tabular-nums">
          {LABELS[state]}
          {state === 'sending' && ` ${Math.round(share * 100)}%`}
        </span>
        {state === 'sending' && (
          <Tool label={`暂停 ${name}`} onClick={() => queue.pause(id)}>
            <Pause aria-hidden="true" />
          </Tool>
        )}
        {state === 'paused' && (
          <Tool label={`继续 ${name}`} onClick={() => queue.resume(id)}>
            <Play aria-hidden="true" />
          </Tool>
        )}
        {state === 'failed' && again && (
          <Tool label={`重试 ${name}`} onClick={() => queue.retry(id)}>
            <RotateCcw aria-hidden="true" />
          </Tool>
        )}
        {state === 'done' ? (
          <span className="p-2 text-accent">
            <Check aria-hidden="true" className="size-4" />
          </span>
        ) : (
          state !== 'finishing' && (
            <Tool label={`${state === 'failed' ? '移除' : '取消'} ${name}`} onClick={() => queue.cancel(id)}>
              <X aria-hidden="true" />
            </Tool>
          )
        )}
      </div>
      {state !== 'done' && state !== 'failed' && (
        <progress
          value={state === 'finishing' ? undefined : share}
          aria-label={`${name} 的上传进度`}
          className="h-1.5 w-full accent-accent"
        />
      )}
      {message && <p className="text-sm text-danger">{message}</p>}
    </li>
  )
}

/** What is on its way, what has come, and what has not. */
export function UploadList({ uploads, queue }: { uploads: QueuedUpload[]; queue: UploadQueue }) {
  if (uploads.length === 0) return null
  const done = uploads.filter(({ state }) => state === 'done').length
  const failed = uploads.filter(({ state }) => state === 'failed').length
  const summary = `已存入 ${done}/${uploads.length} 个${failed > 0 ? `，${failed} 个没有成功` : ''}`
  return (
    <section aria-label="上传" className="mb-4 rounded-lg border border-line bg-surface px-4 py-2">
      <div className="flex items-center justify-between gap-2">
        <p role="status" className="text-sm font-medium">
          {summary}
        </p>
        {done + failed > 0 && (
          <Button small variant="quiet" onClick={() => queue.clear()}>
            清除记录
          </Button>
        )}
      </div>
      <ul className="max-h-64 divide-y divide-line overflow-y-auto">
        {uploads.map((upload) => (
          <Row key={upload.id} upload={upload} queue={queue} />
        ))}
      </ul>
    </section>
  )
}
