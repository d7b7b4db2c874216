'use client'
import type { Editor } from '@tiptap/core'
import { ChevronDown, ChevronUp, Replace, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { isComposing } from '@/components/ui/composing'
import { inputClass } from '@/components/ui/field'
import { useRestingState } from '../use-resting-state'
import { findQuery } from './find-query'
import { lookFor, replaceEvery, replaceOne, standing, step } from './find-steps'

export type FindMode = 'find' | 'replace'
type Props = {
  editor: Editor
  mode: FindMode
  asked: number
  onMode: (mode: FindMode) => void
  onClose: () => void
}

const LONGEST = 200

/** The selected words, when they are few enough to look for. */
function selectedWords({ state }: Editor): string {
  const { from, to, $from, $to } = state.selection
  const words = $from.sameParent($to) ? state.doc.textBetween(from, to) : ''
  return words.length <= LONGEST ? words : ''
}

/** Finding and replacing over the text; Enter goes on, Shift+Enter back, Escape returns to the text. */
export function FindBar({ editor, mode, asked, onMode, onClose }: Props) {
  const [search, setSearch] = useState(() => selectedWords(editor))
  const [words, setWords] = useState('')
  const [exact, setExact] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { count, current } = useRestingState(editor, (now) => standing(now.state))
  useEffect(() => lookFor(editor, findQuery(search, exact)), [editor, search, exact])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) lookFor(editor, findQuery('', false))
    },
    [editor],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the field takes the keyboard again
  useEffect(() => {
    const selected = selectedWords(editor)
    if (selected !== '') setSearch(selected)
    input.current?.focus()
    input.current?.select()
  }, [asked, editor])
  const leave = () => {
    onClose()
    editor.commands.focus()
  }
  const onKeyDown = (event: KeyboardEvent, enter: () => void) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter') enter()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const replaceAll = () => {
    const replaced = replaceEvery(editor, words)
    toast.success(replaced > 0 ? `已替换 ${replaced} 处` : '没有可以替换的地方')
  }
  return (
    <search className="flex flex-col gap-2 border-t border-line px-2 py-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <input
          ref={input}
          aria-label="查找"
          placeholder="查找"
          maxLength={LONGEST}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => onKeyDown(event, () => step(editor, event.shiftKey ? -1 : 1))}
          className={`${inputClass} min-w-0 flex-1 basis-40 py-1`}
        />
        <output className="min-w-16 text-center text-sm whitespace-nowrap text-muted tabular-nums">
          {search === '' ? '' : count === 0 ? '没有找到' : `${current || '–'} / ${count}`}
        </output>
        <Steps onStep={(direction) => step(editor, direction)} disabled={count === 0} />
        <label className="flex min-h-8 items-center gap-1.5 px-1 text-sm whitespace-nowrap">
          <input type="checkbox" checked={exact} onChange={(event) => setExact(event.target.checked)} />
          区分大小写和全半角
        </label>
        {editor.isEditable && (
          <Button
            small
            variant="quiet"
            aria-expanded={mode === 'replace'}
            onClick={() => onMode(mode === 'replace' ? 'find' : 'replace')}
          >
            <Replace aria-hidden="true" />
            替换
          </Button>
        )}
        <Button
          small
          variant="quiet"
          aria-label="关闭查找"
          title="关闭（Esc）"
          onClick={leave}
          className="ml-auto"
        >
          <X aria-hidden="true" />
        </Button>
      </div>
      {mode === 'replace' && editor.isEditable && (
        <div className="flex flex-wrap items-center gap-1.5">
          <input
            aria-label="替换为"
            placeholder="替换为"
            maxLength={LONGEST}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => onKeyDown(event, () => replaceOne(editor, words))}
            className={`${inputClass} min-w-0 flex-1 basis-40 py-1`}
          />
          <Button small disabled={count === 0} onClick={() => replaceOne(editor, words)}>
            替换这处
          </Button>
          <Button small disabled={count === 0} onClick={replaceAll}>
            全部替换
          </Button>
        </div>
      )}
    </search>
  )
}

function Steps({ onStep, disabled }: { onStep: (direction: 1 | -1) => void; disabled: boolean }) {
  return (
    <>
      <Button
        small
        variant="quiet"
        aria-label="上一处"
        title="上一处（Shift+Enter）"
        disabled={disabled}
        onClick={() => onStep(-1)}
      >
        <ChevronUp aria-hidden="true" />
      </Button>
      <Button
        small
        variant="quiet"
        aria-label="下一处"
        title="下一处（Enter）"
        disabled={disabled}
        onClick={() => onStep(1)}
      >
        <ChevronDown aria-hidden="true" />
      </Button>
    </>
  )
}
