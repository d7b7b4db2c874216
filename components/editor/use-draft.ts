'use client'
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import type { Doc } from '@/lib/content/schema'
import { wordCount } from '@/lib/content/text'
import type { ChangeFields, DraftFields } from './draft-fields'
import type { DraftRef, SaveState } from './draft-saver'
import { DraftSession } from './draft-session'
import type { DraftText } from './draft-text'
import { applyBody } from './merge-apply'

const COUNT_PAUSE = 250

export type InitialDraft = { fields: DraftFields; body: Doc; ref: DraftRef | null; saveId: string | null }

const sayMerged = (byName: string | null) => void toast.info(`已与${byName ?? '他人'}的修改合并`)

/** The draft on the screen and its saving; opening it sends nothing. `begun` is true once a new piece has been saved. */
export function useDraft(initial: InitialDraft, userId: number) {
  const screen = useScreen(initial)
  const { latest, body, show, editor, onReady: takeEditor, count } = screen
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null })
  const session = useRef<DraftSession | null>(null)
  const [begun, setBegun] = useState(false)
  const [ready, setReady] = useState<DraftSession | null>(null)

  const onReady = useCallback(
    (made: Editor) => {
      takeEditor(made)
      // The editor adds attributes of its own to what it reads, so the first draft is what it gives back.
      session.current ??= new DraftSession({
        userId,
        ref: initial.ref,
        read: () => ({ fields: latest.current, body: body() ?? initial.body }),
        apply: show,
        onState: setState,
        onMerged: sayMerged,
        onBegun: (id) => {
          // Not through the router: it would draw the page anew under the writer's hands.
          window.history.replaceState(null, '', `/admin/articles/${id}`)
          setBegun(true)
        },
      })
      setReady(session.current)
    },
    [takeEditor, latest, body, show, initial, userId],
  )
  const onBodyChange = useCallback(() => {
    session.current?.touch()
    count()
  }, [count])
  const change: ChangeFields = useCallback(
    (part) => {
      screen.change(part)
      session.current?.touch()
    },
    [screen.change],
  )
  const save = useCallback(async () => session.current?.saver.flush() ?? true, [])
  useWayBack(session)
  return {
    fields: screen.fields,
    words: screen.words,
    change,
    state,
    begun,
    ready,
    session,
    editor,
    onReady,
    onBodyChange,
    save,
    body,
  }
}

export type Draft = ReturnType<typeof useDraft>

/** What stands on the screen: fields in React, the body in its editor. */
function useScreen(initial: InitialDraft) {
  const [fields, setFields] = useState(initial.fields)
  const [words, setWords] = useState(() => wordCount(initial.body))
  const latest = useRef(initial.fields)
  const editor = useRef<Editor | null>(null)
  const counting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const body = useCallback(
    () =>
      editor.current && !editor.current.isDestroyed ? (editor.current.getJSON() as unknown as Doc) : null,
    [],
  )
  const count = useCallback(() => {
    clearTimeout(counting.current)
    counting.current = setTimeout(() => {
      const now = body()
      if (now) setWords(wordCount(now))
    }, COUNT_PAUSE)
  }, [body])
  const change: ChangeFields = useCallback((part) => {
    latest.current = { ...latest.current, ...part }
    setFields(latest.current)
  }, [])
  const show = useCallback(
    (draft: DraftText) => {
      change(draft.fields)
      if (editor.current && !editor.current.isDestroyed) applyBody(editor.current, draft.body)
      count()
    },
    [change, count],
  )
  const onReady = useCallback((ready: Editor) => {
    editor.current = ready
  }, [])
  useEffect(() => () => clearTimeout(counting.current), [])
  return { fields, words, latest, editor, body, count, change, show, onReady }
}

/** Sends again when the network is back or the window is looked at. */
function useWayBack(session: { current: DraftSession | null }): void {
  useEffect(() => {
    const retry = () => session.current?.saver.retry()
    window.addEventListener('online', retry)
    window.addEventListener('focus', retry)
    return () => {
      window.removeEventListener('online', retry)
      window.removeEventListener('focus', retry)
    }
  }, [session])
}
