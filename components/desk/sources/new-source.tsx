'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'
import type { KindChoices } from './source'
import { SourceFields } from './source-fields'

/** Registers a source. */
export function NewSource({ kinds, action }: { kinds: KindChoices; action: DeskAction }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        新建稿源
      </Button>
      {open && (
        <RecordDialog
          title="新建稿源"
          action={action}
          submitLabel="新建"
          done="已新建稿源"
          onClose={() => setOpen(false)}
        >
          {(error) => <SourceFields source={null} kinds={kinds} error={error} />}
        </RecordDialog>
      )}
    </>
  )
}
