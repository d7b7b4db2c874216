'use client'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'

const same = (a: unknown, b: unknown) => Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)

/**
 * Something about the editor's state, looked up again after the frame in which a change was drawn: what stands around
 * the text must not keep a keystroke waiting.
 */
export function useRestingState<T>(editor: Editor, look: (editor: Editor) => T): T {
  const [value, setValue] = useState(() => look(editor))
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const update = () => {
      if (editor.isDestroyed) return
      const now = latest.current(editor)
      setValue((before) => (same(before, now) ? before : now))
    }
    const later = () => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        // After the frame, not in it.
        timer = setTimeout(update)
      })
    }
    later()
    editor.on('transaction', later)
    return () => {
      editor.off('transaction', later)
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [editor])
  return value
}
