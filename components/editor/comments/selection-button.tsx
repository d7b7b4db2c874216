'use client'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { MessageSquarePlus } from 'lucide-react'
import { keysOf } from '../tools/shortcuts'

const WIDTH = 84
const GAP = 6

/** Right under the end of what is selected, as distances inside the frame; null when no words are. */
function placeUnder(editor: Editor, frame: HTMLElement | null): { left: number; top: number } | null {
  const { from, to, empty } = editor.state.selection
  if (!frame || empty || !editor.isFocused) return null
  if (editor.state.doc.textBetween(from, to, '\n').trim() === '') return null
  const end = editor.view.coordsAtPos(to, -1)
  const around = frame.getBoundingClientRect()
  const left = Math.min(Math.max(end.left - around.left - WIDTH / 2, GAP), around.width - WIDTH - GAP)
  return { left, top: end.bottom - around.top + GAP }
}

type Props = { editor: Editor; frame: HTMLElement | null; onAsk: () => void }

/** Comes up under selected words; who writes by keyboard presses the key instead. */
export function SelectionButton({ editor, frame, onAsk }: Props) {
  const place = useEditorState({ editor, selector: ({ editor: now }) => placeUnder(now, frame) })
  if (!place) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      title={`批注（${keysOf('comment')}）`}
      style={place}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onAsk}
      className="absolute z-5 inline-flex min-h-8 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2.5 text-sm font-medium shadow-lift hover:bg-sunken max-lg:min-h-10"
    >
      <MessageSquarePlus aria-hidden="true" className="size-4" />
      批注
    </button>
  )
}
