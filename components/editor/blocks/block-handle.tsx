'use client'
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { GripVertical } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'

type Found = { pos: number; top: number }

/** The block of the body at this height, and where its first line is within the frame. */
function blockAt({ view }: Editor, clientY: number, frame: DOMRect): Found | null {
  const text = view.dom.getBoundingClientRect()
  let element = document.elementFromPoint(text.left + text.width / 2, clientY)
  while (element && element.parentElement !== view.dom) element = element.parentElement
  if (!element) return null
  const $inside = view.state.doc.resolve(view.posAtDOM(element, 0))
  const pos = $inside.depth > 0 ? $inside.before(1) : $inside.pos
  return view.state.doc.nodeAt(pos) ? { pos, top: element.getBoundingClientRect().top - frame.top } : null
}

/** Selects the block at the place, if it is still there. */
function select({ view }: Editor, pos: number): NodeSelection | null {
  if (!view.state.doc.nodeAt(pos)) return null
  const selection = NodeSelection.create(view.state.doc, pos)
  view.dispatch(view.state.tr.setSelection(selection))
  view.focus()
  return selection
}

/** Around the text: beside the block under the mouse stands a handle to drag it by. Alt and the arrows do the same by keyboard. */
export function BlockHandle({ editor, children }: { editor: Editor; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const asked = useRef(0)
  const [found, setFound] = useState<Found | null>(null)
  const look = (clientY: number) => {
    cancelAnimationFrame(asked.current)
    asked.current = requestAnimationFrame(() => {
      const box = frame.current?.getBoundingClientRect()
      const next = box && !editor.isDestroyed ? blockAt(editor, clientY, box) : null
      if (next) setFound((now) => (now?.pos === next.pos && now.top === next.top ? now : next))
    })
  }
  const drag = (event: DragEvent) => {
    const selection = found && select(editor, found.pos)
    if (!selection) return event.preventDefault()
    const { dom, text } = editor.view.serializeForClipboard(selection.content())
    event.dataTransfer.setData('text/html', dom.innerHTML)
    event.dataTransfer.setData('text/plain', text)
    event.dataTransfer.effectAllowed = 'move'
    const shown = editor.view.nodeDOM(selection.from)
    if (shown instanceof Element) event.dataTransfer.setDragImage(shown, 0, 0)
    editor.view.dragging = { slice: selection.content(), move: true }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the mouse only shows where the handle is
    <div
      ref={frame}
      className="relative"
      onMouseMove={({ clientY }) => look(clientY)}
      onMouseLeave={() => setFound(null)}
      onKeyDown={() => setFound(null)}
    >
      {found && (
        <button
          type="button"
          draggable
          tabIndex={-1}
          aria-label="选中或拖动这一段"
          title="拖动换位，点按选中；键盘用 Alt+↑、Alt+↓"
          onClick={() => select(editor, found.pos)}
          onDragStart={drag}
          onDragEnd={() => setFound(null)}
          style={{ top: found.top }}
          className="absolute left-0 z-10 hidden h-8 w-6 cursor-grab items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink sm:left-2 pointer-fine:flex"
        >
          <GripVertical aria-hidden="true" className="size-4" />
        </button>
      )}
      {children}
    </div>
  )
}
