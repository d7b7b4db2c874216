'use client'
import { Copy, GitCompareArrows, LogIn } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { copyText } from './copy-text'
import type { SaveState } from './draft-saver'

type Props = {
  state: SaveState
  isNew: boolean
  /** The text is safe in this browser meanwhile. */
  kept: boolean
  ownText: () => string
  onChoose: () => void
  onSignIn: () => void
}

function explain(state: SaveState, kept: boolean): string | null {
  const safe = kept ? '您写的内容已存于本机。' : '请不要关闭这个页面。'
  switch (state.kind) {
    case 'unreachable':
      return `${state.message}${safe}`
    case 'signedOut':
      return `登录已过期，重新登录后会自动保存。${safe}`
    case 'conflict':
      return `${state.current.byName ?? '他人'}同时改了同样的地方，请选择保留哪一个。${safe}`
    default:
      return null
  }
}

/** Why the draft is not saved, and what to do about it. */
export function SaveProblem({ state, isNew, kept, ownText, onChoose, onSignIn }: Props) {
  const copy = (
    <Button small onClick={() => copyText(ownText())}>
      <Copy aria-hidden="true" />
      复制我的内容
    </Button>
  )
  if (state.kind === 'refused') {
    if (isNew && state.fields.title) return <Notice tone="warn">填写标题后会自动保存。</Notice>
    return (
      <Notice tone="warn">
        <p>还没有保存：{state.message}</p>
        <div className="mt-2">{copy}</div>
      </Notice>
    )
  }
  const message = explain(state, kept)
  if (message === null) return null
  return (
    <Notice tone="error">
      <p>{message}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {state.kind === 'conflict' && (
          <Button small onClick={onChoose}>
            <GitCompareArrows aria-hidden="true" />
            处理冲突
          </Button>
        )}
        {state.kind === 'signedOut' && (
          <Button small onClick={onSignIn}>
            <LogIn aria-hidden="true" />
            重新登录
          </Button>
        )}
        {copy}
      </div>
    </Notice>
  )
}
