'use client'
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import type { Doc } from '@/lib/content/schema'
import { docText } from '@/lib/content/text'
import type { ChangeFields, DraftFields } from './draft-fields'
import { fetchCurrent } from './draft-requests'
import type { DraftRef, SaveState } from './draft-saver'
import { DraftSession } from './draft-session'
import { type DraftText, packDraft, packDraftWith } from './draft-text'
import { applyBody } from './merge-apply'
import { bodyJson, bodyPlainText } from './node-cache'

export type InitialDraft = { fields: DraftFields; body: Doc; ref: DraftRef | null; saveId: string | null }

const sayMerged = (byName: string | null) => void toast.info(`已与${byName ?? '他人'}的修改合并`)

/** The draft on the screen and its saving; opening it sends nothing. */
export function useDraft(initial: InitialDraft, userId: number) {
  const screen = useScreen(initial)
  const { pack, show, editor, onReady: takeEditor } = screen
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null })
  const session = useRef<DraftSession | null>(null)
  const [ready, setReady] = useState<DraftSession | null>(null)

  const onReady = useCallback(
    (made: Editor) => {
      takeEditor(made)
      // The editor adds attributes of its own to what it reads, so the first draft is what it gives back.
      session.current ??= new DraftSession({
        userId,
        ref: initial.ref,
        read: pack,
        apply: show,
        // One object for all of a sentence's keystrokes, so that the window is not drawn anew for each.
        onState: (next) => setState((now) => (now.kind === 'dirty' && next.kind === 'dirty' ? now : next)),
        onMerged: sayMerged,
        onBegun: (id) => {
          // Not through the router: it would draw the page anew under the writer's hands.
          window.history.replaceState(null, '', `/admin/articles/${id}`)
        },
      })
      setReady(session.current)
    },
    [takeEditor, pack, show, initial, userId],
  )
  const onBodyChange = useCallback(() => session.current?.touch(), [])
  const change: ChangeFields = useCallback(
    (part) => {
      screen.change(part)
      session.current?.touch()
    },
    [screen.change],
  )
  const save = useCallback(async () => session.current?.saver.flush() ?? true, [])
  const catchUp = useCatchUp(session)
  useWayBack(session)
  return {
    fields: screen.fields,
    change,
    state,
    ready,
    session,
    editor,
    onReady,
    onBodyChange,
    save,
    catchUp,
    plainText: screen.plainText,
  }
}

export type Draft = ReturnType<typeof useDraft>

/** What stands on the screen: fields in React, the body in its editor. */
function useScreen(initial: InitialDraft) {
  const [fields, setFields] = useState(initial.fields)
  const latest = useRef(initial.fields)
  const editor = useRef<Editor | null>(null)
  const doc = useCallback(
    () => (editor.current && !editor.current.isDestroyed ? editor.current.state.doc : null),
    [],
  )
  const pack = useCallback(() => {
    const now = doc()
    const fields = latest.current
    return now ? packDraftWith(fields, bodyJson(now)) : packDraft({ fields, body: initial.body })
  }, [doc, initial])
  const plainText = useCallback(() => {
    const now = doc()
    return now ? bodyPlainText(now) : docText(initial.body)
  }, [doc, initial])
  const change: ChangeFields = useCallback((part) => {
    latest.current = { ...latest.current, ...part }
    setFields(latest.current)
  }, [])
  const show = useCallback(
    (draft: DraftText) => {
      change(draft.fields)
      if (editor.current && !editor.current.isDestroyed) applyBody(editor.current, draft.body)
    },
    [change],
  )
  const onReady = useCallback((ready: Editor) => {
    editor.current = ready
  }, [])
  return { fields, editor, pack, plainText, change, show, onReady }
}

/** Asks what the server has gone on to, and takes it in. */
function useCatchUp(session: { current: DraftSession | null }) {
  return useCallback(async () => {
    const id = session.current?.saver.ref?.id
    const current = id === undefined ? null : await fetchCurrent(id)
    if (current) session.current?.catchUp(current)
  }, [session])
}

/** The page was read again: what the server has gone on to comes in. */
export function useGoneOn({ ready, catchUp }: Draft, read: DraftRef | null): void {
  const version = read?.version ?? 0
  useEffect(() => {
    if (ready && version > (ready.saver.ref?.version ?? version)) void catchUp()
  }, [ready, catchUp, version])
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
