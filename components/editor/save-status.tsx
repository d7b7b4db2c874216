'use client'
import { clsx } from 'clsx'
import { siteTime } from '@/lib/time'
import type { SaveState } from './draft-saver'

function words(state: SaveState, kept: boolean): string {
  switch (state.kind) {
    case 'saved':
      return state.at ? `已保存 ${siteTime(state.at)}` : '已保存'
    case 'dirty':
    case 'saving':
      return '正在保存…'
    case 'refused':
      return '未保存'
    case 'unreachable':
      return kept ? '离线，已存于本机' : '离线，未保存'
    case 'signedOut':
      return kept ? '未登录，已存于本机' : '未登录，未保存'
    case 'conflict':
      return '与他人修改冲突'
  }
}

const GOOD = ['saved', 'dirty', 'saving']

/** How the draft stands, in words that are also read out. `kept`: this browser has the text in its journal. */
export function SaveStatus({ state, isNew, kept }: { state: SaveState; isNew: boolean; kept: boolean }) {
  const text = isNew && state.kind === 'saved' && !state.at ? '新稿件' : words(state, kept)
  return (
    <span
      role="status"
      aria-live="polite"
      className={clsx(
        'text-sm whitespace-nowrap tabular-nums',
        GOOD.includes(state.kind) ? 'text-muted' : 'font-medium text-danger',
      )}
    >
      {text}
    </span>
  )
}
