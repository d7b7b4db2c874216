'use client'
import { type ReactNode, useState } from 'react'
import type { Draft } from '../use-draft'
import { SelectionButton } from './selection-button'
import type { Comments } from './use-comments'

/** Lets the words in it be commented on. */
export function Commentable({
  draft,
  comments,
  children,
}: {
  draft: Draft
  comments: Comments
  children: ReactNode
}) {
  const [frame, setFrame] = useState<HTMLDivElement | null>(null)
  const editor = draft.ready && draft.editor.current
  return (
    <div ref={setFrame} className="relative">
      {children}
      {editor && comments.on.threads?.may.write && (
        <SelectionButton editor={editor} frame={frame} onAsk={comments.ask} />
      )}
    </div>
  )
}
