'use client'
import { Copy } from 'lucide-react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { SaveState } from './draft-saver'

type Props = { state: SaveState; isNew: boolean; copyText: () => string }

/** Why the draft is not saved, and how to keep the text safe meanwhile. */
export function SaveProblem({ state, isNew, copyText }: Props) {
  if (state.kind === 'refused') {
    const message = isNew && state.fields.title ? '填写标题后会自动保存。' : `还没有保存：${state.message}`
    return <Notice tone="warn">{message}</Notice>
  }
  if (state.kind !== 'unreachable' && state.kind !== 'conflict') return null
  const copy = () =>
    navigator.clipboard.writeText(copyText()).then(
      () => toast.success('已复制标题和正文'),
      () => toast.error('浏览器不允许复制，请在正文里按 Ctrl+A、Ctrl+C'),
    )
  return (
    <Notice tone="error">
      <p>
        {state.kind === 'conflict'
          ? `${state.message}。为免互相覆盖，这里已停止保存，您写的内容还在屏幕上。请先复制，再刷新页面查看最新内容。`
          : state.message}
      </p>
      <div className="mt-2 flex gap-2">
        <Button small onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          复制我的内容
        </Button>
        {state.kind === 'conflict' && (
          <Button small onClick={() => location.reload()}>
            刷新页面
          </Button>
        )}
      </div>
    </Notice>
  )
}
