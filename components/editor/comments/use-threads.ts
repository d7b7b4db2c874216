'use client'
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '../use-draft'
import { commentMarks, MARKS, show, shownIn } from './comment-marks'
import { placesIn } from './text-places'
import { fetchThreads, sendSeen, type Threads } from './thread-requests'

type Refs = Pick<Draft, 'editor' | 'session'>

const live = ({ current }: Draft['editor']): Editor | null =>
  current && !current.isDestroyed ? current : null

/**
 * Puts the marks where the server says they are, when that is the text on the screen; otherwise they stay where the
 * typing has taken them, and only what is closed or gone is taken out.
 */
function placeMarks({ editor: held, session }: Refs, { version, threads }: Threads): void {
  const editor = live(held)
  if (!editor) return
  const saver = session.current?.saver
  const open = threads.filter(({ resolved }) => resolved === null)
  const placed = open.flatMap(({ id, startAt, endAt, blocking }) =>
    startAt !== null && endAt !== null ? [{ id, startAt, endAt, blocking }] : [],
  )
  const isOnScreen = saver?.ref?.version === version && !saver.unsaved
  const places = isOnScreen ? placesIn(editor.state.doc, placed) : []
  const now = new Map(shownIn(editor.state).marks.map((mark) => [mark.id, mark]))
  const marks = placed.flatMap(({ id, blocking }, n) => {
    const place = isOnScreen ? places[n] : now.get(id)
    return place ? [{ id, blocking, from: place.from, to: place.to }] : []
  })
  show(editor.view, { marks })
}

/** The comments of the piece on the screen: what the server has, where it hangs, and which thread is looked at. */
export function useThreads(draft: Draft, id: number | null, opened: boolean, onPick: () => void) {
  const [threads, setThreads] = useState<Threads | null>(null)
  const [failed, setFailed] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  const [asks, setAsks] = useState(0)
  const latest = useRef(threads)
  const picked = useRef(onPick)
  picked.current = onPick
  const { editor: held, session, ready, state } = draft

  const reload = useCallback(async () => {
    if (id === null) return
    try {
      const found = await fetchThreads(id)
      // Of two answers the one that knows more counts, in whatever order they come.
      const known = latest.current
      if (known && (found.commentsVersion < known.commentsVersion || found.version < known.version)) return
      latest.current = found
      setThreads(found)
      setFailed(false)
      placeMarks({ editor: held, session }, found)
    } catch {
      setFailed(true)
    }
  }, [id, held, session])

  useEffect(() => {
    const editor = live(held)
    if (!ready || !editor) return
    const marks = commentMarks({
      onPick: (threadId) => {
        setActive(threadId)
        picked.current()
      },
      onAsk: () => setAsks((count) => count + 1),
    })
    editor.registerPlugin(marks)
    void reload()
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(MARKS)
    }
  }, [ready, reload, held])

  useEffect(() => {
    // The server has just moved the anchors along with the text it took.
    if (
      state.kind === 'saved' &&
      state.at !== null &&
      latest.current?.threads.some(({ quote }) => quote !== '')
    )
      void reload()
  }, [state, reload])
  useEffect(() => {
    const editor = live(held)
    if (ready && editor) show(editor.view, { active: opened ? active : null })
  }, [active, opened, ready, held])
  const unseen = threads?.unseen ?? false
  useEffect(() => {
    if (opened && unseen && id !== null) void sendSeen(id)
  }, [opened, unseen, id])

  const hear = useCallback(
    (version: number) => {
      if (latest.current && latest.current.commentsVersion !== version) void reload()
    },
    [reload],
  )
  return { threads, failed, active, setActive, reload, hear, asks }
}

export type ThreadsOnScreen = ReturnType<typeof useThreads>
