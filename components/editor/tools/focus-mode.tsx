'use client'
import type { Editor } from '@tiptap/core'
import { type ReactNode, useEffect } from 'react'

// Two boxes: what sticks to the edges of a box that scrolls would keep clear of its padding.
const COVER = 'fixed inset-0 z-30 overflow-y-auto bg-paper [--bar-top:0px]'
const ROOM = 'min-h-full px-4 py-5 sm:px-6 lg:px-8 lg:py-7'

/** Keeps the keyboard out of what is covered, and the caret in sight when the window changes around it. */
function useCovering(on: boolean, editor: Editor | null): void {
  useEffect(() => {
    if (!editor) return
    if (editor.isFocused) editor.commands.scrollIntoView()
    if (!on) return
    const main = editor.view.dom.closest('main')
    const covered = [...(main?.parentElement?.children ?? [])].filter(
      (element): element is HTMLElement => element instanceof HTMLElement && element !== main,
    )
    for (const element of covered) element.inert = true
    return () => {
      for (const element of covered) element.inert = false
    }
  }, [on, editor])
}

type Props = { on: boolean; editor: Editor | null; children: ReactNode }

/** 专注模式: the writing desk over everything else. */
export function FocusMode({ on, editor, children }: Props) {
  useCovering(on, editor)
  return (
    <div className={on ? COVER : undefined}>
      <div className={on ? ROOM : undefined}>{children}</div>
    </div>
  )
}
