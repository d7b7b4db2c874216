'use client'
import { useEffect, useState } from 'react'
import type { Anchor } from '@/lib/comments/anchor'
import type { Draft } from '../use-draft'
import { show, shownIn } from './comment-marks'
import { anchorOf } from './text-places'
import type { Remark } from './thread-requests'
import { useComment } from './use-comment'
import { useThreads } from './use-threads'

/** What is being commented on; without words the whole piece. */
type Asked = { quote: string | null }

type Piece = { draft: Draft; id: number | null; refresh: () => Promise<void> }

/** The comments of the editor: its threads, and the one that is being begun. */
export function useComments({ draft, id, refresh }: Piece, opened: boolean, open: () => void) {
  const on = useThreads(draft, id, opened, open)
  const deeds = useComment(draft, on, refresh)
  const [asked, setAsked] = useState<Asked | null>(null)
  const editor = () => (draft.editor.current?.isDestroyed ? null : draft.editor.current)

  /** Begins a thread on what is selected, or on the whole piece. */
  function ask(): void {
    const now = editor()
    const anchor = now && anchorOf(now.state.doc, now.state.selection)
    const { from, to } = now?.state.selection ?? { from: 0, to: 0 }
    if (now) show(now.view, { asked: anchor ? { from, to } : null })
    setAsked({ quote: anchor?.quote ?? null })
    open()
  }
  function cancel(): void {
    const now = editor()
    if (now) show(now.view, { asked: null })
    setAsked(null)
    now?.commands.focus()
  }
  /** The words as they are after what was on the screen has been saved. */
  function anchorNow(): Anchor | null {
    const now = editor()
    const range = now && shownIn(now.state).asked
    if (now && range) return anchorOf(now.state.doc, range)
    if (asked?.quote) throw new Error('要批注的文字已被删除，请重新选择。')
    return null
  }
  async function send(remark: Remark & { blocking: boolean }): Promise<string | null> {
    const wrong = await deeds.begin(remark, anchorNow)
    if (wrong !== null) return wrong
    cancel()
    const now = editor()
    now?.commands.setTextSelection(now.state.selection.to)
    return null
  }
  /** Shows where a thread hangs. */
  function reveal(threadId: number): void {
    on.setActive(threadId)
    const now = editor()
    const mark = now && shownIn(now.state).marks.find((one) => one.id === threadId)
    if (!now || !mark) return
    const { node } = now.view.domAtPos(mark.from)
    const element = node instanceof Element ? node : node.parentElement
    // Where the comments lie over the lower part of the window, the words must come up in the upper one.
    const isOver = window.matchMedia('(width < 80rem)').matches
    element?.scrollIntoView({ block: isOver ? 'start' : 'center', behavior: 'smooth' })
  }
  const { asks } = on
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the key press asks
  useEffect(() => {
    if (asks > 0) ask()
  }, [asks])
  const { setActive, threads } = on
  useEffect(() => {
    const wanted = Number(new URLSearchParams(window.location.search).get('thread'))
    if (!wanted) return
    setActive(wanted)
    open()
  }, [setActive, open])
  const count = threads?.threads.filter(({ resolved }) => resolved === null).length ?? 0
  return { id, on, deeds, asked, count, ask, cancel, send, reveal }
}

export type Comments = ReturnType<typeof useComments>
