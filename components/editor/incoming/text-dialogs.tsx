'use client'
import type { Editor } from '@tiptap/core'
import { TidyDialog } from '../tidy/tidy-dialog'
import { ImportDialog } from './import-dialog'
import type { Incoming } from './incoming'

/** What can be done with the whole text from the menu of a piece. */
export type TextTask = 'import' | 'tidy'

type Props = {
  task: TextTask | null
  editor: Editor | null
  incoming: Incoming
  title: string
  onTitle: (title: string) => void
  onClose: () => void
}

/** The window of what is being done with the whole text. */
export function TextDialogs({ task, editor, onClose, ...rest }: Props) {
  if (!editor || task === null) return null
  if (task === 'tidy') return <TidyDialog editor={editor} onClose={onClose} />
  return <ImportDialog editor={editor} onClose={onClose} {...rest} />
}
