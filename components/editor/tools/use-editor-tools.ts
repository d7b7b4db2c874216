'use client'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FindMode } from '../find/find-bar'
import { shortcutOf } from './shortcuts'

export type Shown = {
  find: FindMode | null
  outline: boolean
  focus: boolean
  links: boolean
  sheet: boolean
}
export type ToolName = keyof Shown

const NOTHING: Shown = { find: null, outline: false, focus: false, links: false, sheet: false }

/** What only the window of a piece has. */
const OF_ARTICLES = ['focus', 'comment']

/** Whether a key typed there would write something. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

/** The body with its toolbar and status line: elsewhere the browser's own finding is meant. */
const isAtText = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[data-text-tools]') !== null

type Given = {
  /** What the key for saving does; left out where a form saves. */
  save?: () => void
  /** Whether there is a window that can be cleared of everything but the text. */
  focus?: boolean
}

/** Which of the editor's tools are open, and the keys that open them wherever the caret is. */
export function useEditorTools({ save, focus = false }: Given) {
  const [shown, setShown] = useState(NOTHING)
  const [asked, setAsked] = useState(0)
  const show = useCallback(<T extends ToolName>(tool: T, value: Shown[T]) => {
    setShown((now) => ({ ...now, [tool]: value }))
  }, [])
  const toggle = useCallback((tool: Exclude<ToolName, 'find'>) => {
    // The two panels stand in one place.
    const other = tool === 'outline' ? { links: false } : tool === 'links' ? { outline: false } : {}
    setShown((now) => ({ ...now, ...other, [tool]: !now[tool] }))
  }, [])
  const find = useCallback((mode: FindMode) => {
    setShown((now) => ({ ...now, find: mode }))
    setAsked((times) => times + 1)
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const id = shortcutOf(event)?.id
      if (id === 'save' && save) save()
      else if (id === 'sheet' || id === 'outline' || (id === 'focus' && focus)) toggle(id)
      else if ((id === 'find' || id === 'replace') && isAtText(event.target)) find(id)
      else if (event.key === '?' && !isWriting(event.target)) show('sheet', true)
      else if (event.key === 'Escape' && shown.focus) show('focus', false)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [save, focus, show, toggle, find, shown.focus])
  const missing = useMemo(() => [...(save ? [] : ['save']), ...(focus ? [] : OF_ARTICLES)], [save, focus])
  return { shown, asked, missing, show, toggle, find }
}

export type EditorTools = ReturnType<typeof useEditorTools>
