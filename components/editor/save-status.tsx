'use client'
import { clsx } from 'clsx'
import { siteTime } from '@/lib/time'
import type { SaveState } from './draft-saver'

function words(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return state.at ? `已保存 ${siteTime(state.at)}` : '已保存'
    case 'dirty':
      return '未保存'
    case 'saving':
      return '正在保存…'
    case 'refused':
    case 'unreachable':
      return '未保存'
    case 'conflict':
      return '冲突：未保存'
  }
}

/** How the draft stands, in words that are also read out. */
export function SaveStatus({ state, isNew }: { state: SaveState; isNew: boolean }) {
  const bad = state.kind === 'refused' || state.kind === 'unreachable' || state.kind === 'conflict'
  const text = isNew && state.kind === 'saved' && !state.at ? '新稿件' : words(state)
  return (
    <span
      role="status"
      aria-live="polite"
      className={clsx(
        'text-sm whitespace-nowrap tabular-nums',
        bad ? 'font-medium text-danger' : 'text-muted',
      )}
    >
      {text}
    </span>
  )
}
