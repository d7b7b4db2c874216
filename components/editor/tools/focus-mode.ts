'use client'
import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'

/** The writing desk over everything else. Nothing sticks above its bar, wherever the window is narrow. */
export const FOCUS_CLASS =
  'fixed inset-0 z-30 overflow-y-auto bg-paper px-4 py-5 [--bar-top:0px] sm:px-6 lg:px-8 lg:py-7'

/** While one writes undisturbed, the keyboard does not wander into what is covered; the caret stays in sight. */
export function useFocusMode(on: boolean, editor: Editor | null): void {
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
