'use client'
import type { Editor } from '@tiptap/core'
import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'

type Props = { label: string; editor: Editor; onClose: () => void; children: ReactNode }

/** What a panel beside the text has: a name, and ways back to the text. */
export function PanelFrame({ label, editor, onClose, children }: Props) {
  const leave = () => {
    onClose()
    editor.commands.focus(undefined, { scrollIntoView: false })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    leave()
  }
  return (
    <section aria-label={label} onKeyDown={onKeyDown} className="flex min-h-0 flex-col">
      <div className="flex items-center justify-between gap-2 pb-1 pl-2">
        <p className="text-sm font-medium text-ink">{label}</p>
        <button
          type="button"
          aria-label={`关闭${label}`}
          title="关闭（Esc）"
          onClick={leave}
          className="rounded p-1.5 text-muted hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      </div>
      {children}
    </section>
  )
}
