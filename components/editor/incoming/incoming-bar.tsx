'use client'
import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button, Spinner } from '@/components/ui/button'
import type { Incoming, Notice } from './incoming'

const nothing = () => null

function pictureWords({ waiting, failed, reason }: Notice): string {
  if (waiting > 0) return `正在取用 ${waiting} 张图片，可以继续写。`
  if (failed === 0) return ''
  const why = failed === 1 && reason ? reason : ''
  return `有 ${failed} 张图片没有取到，已在原处标出，可以选择文件补上。${why}`
}

type Props = { incoming: Incoming; onTidy?: (() => void) | undefined }

/** What became of the text that came in last, and the way back. */
export function IncomingBar({ incoming, onTidy }: Props) {
  const notice = useSyncExternalStore(incoming.subscribe, incoming.notice, nothing)
  return (
    <div role="status" aria-label="粘贴和导入">
      {notice && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 text-sm">
          {notice.waiting > 0 && <Spinner />}
          <p className="min-w-0 flex-1 basis-60">
            {notice.line && `${notice.line}。`}
            <span className={notice.waiting === 0 ? 'text-danger' : 'text-muted'}>
              {pictureWords(notice)}
            </span>
          </p>
          {notice.undoable && onTidy && (
            <Button small variant="quiet" onClick={onTidy}>
              整理标点…
            </Button>
          )}
          {notice.undoable && (
            <Button small onClick={() => incoming.undo()}>
              撤销
            </Button>
          )}
          <button
            type="button"
            aria-label="关闭说明"
            onClick={() => incoming.dismiss()}
            className="rounded p-1.5 text-muted hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        </div>
      )}
    </div>
  )
}
