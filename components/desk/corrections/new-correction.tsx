'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { NoteFields } from '../articles/note-fields'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'

/** Tells readers of something in a piece whose text stays as it is. */
export function NewCorrection({ articleId, action }: { articleId: number; action: DeskAction }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        发更正
      </Button>
      {open && (
        <RecordDialog
          title="发更正"
          description="正文不变，只在文末加一条更正说明。"
          action={action}
          hidden={{ id: articleId }}
          submitLabel="发更正"
          done="已发更正，文末和“更正”页都能看到"
          onClose={() => setOpen(false)}
        >
          {(error) => <NoteFields telling="must" articleId={null} error={error} />}
        </RecordDialog>
      )}
    </>
  )
}
