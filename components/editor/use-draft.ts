'use client'
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Doc } from '@/lib/content/schema'
import { wordCount } from '@/lib/content/text'
import { type ChangeFields, type DraftFields, toInput } from './draft-fields'
import { sendDraft } from './draft-requests'
import { type DraftRef, DraftSaver, type SaveState } from './draft-saver'

const COUNT_PAUSE = 250

/** The draft on the screen and its saving; opening it sends nothing. `begun` is true once a new piece has been saved. */
export function useDraft(initial: { fields: DraftFields; body: Doc; ref: DraftRef | null }) {
  const [fields, setFields] = useState(initial.fields)
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null })
  const [words, setWords] = useState(() => wordCount(initial.body))
  const latest = useRef(initial.fields)
  const editor = useRef<Editor | null>(null)
  const saver = useRef<DraftSaver | null>(null)
  const counting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [begun, setBegun] = useState(false)

  const body = useCallback(
    () =>
      editor.current && !editor.current.isDestroyed ? (editor.current.getJSON() as unknown as Doc) : null,
    [],
  )
  const onReady = useCallback(
    (ready: Editor) => {
      editor.current = ready
      // The editor adds attributes of its own to what it reads, so the first draft is what it gives back.
      saver.current ??= new DraftSaver({
        read: () => JSON.stringify(toInput(latest.current, body() ?? initial.body)),
        send: async (draft, ref) => {
          const sent = await sendDraft(draft, ref)
          if (sent.ok && ref === null) {
            // Not through the router: it would draw the page anew under the writer's hands.
            window.history.replaceState(null, '', `/admin/articles/${sent.ref.id}`)
            setBegun(true)
          }
          return sent
        },
        onState: setState,
        ref: initial.ref,
      })
    },
    [body, initial.body, initial.ref],
  )
  const onBodyChange = useCallback(() => {
    saver.current?.touch()
    clearTimeout(counting.current)
    counting.current = setTimeout(() => {
      const now = body()
      if (now) setWords(wordCount(now))
    }, COUNT_PAUSE)
  }, [body])
  const change: ChangeFields = useCallback((part) => {
    latest.current = { ...latest.current, ...part }
    setFields(latest.current)
    saver.current?.touch()
  }, [])
  const save = useCallback(async () => saver.current?.flush() ?? true, [])
  useEffect(
    () => () => {
      clearTimeout(counting.current)
      saver.current?.stop()
    },
    [],
  )
  return { fields, change, state, words, begun, onReady, onBodyChange, save, saver, body }
}

export type Draft = ReturnType<typeof useDraft>
