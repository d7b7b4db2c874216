'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'
import type { Column } from './column'
import { ColumnFields } from './column-fields'

/** Opens a column at the top level, or wherever one says. */
export function NewColumn({ columns, action }: { columns: Column[]; action: DeskAction }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        新建栏目
      </Button>
      {open && (
        <NewColumnDialog columns={columns} parent={null} action={action} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

/** The window that asks about a new column. */
export function NewColumnDialog({
  columns,
  parent,
  action,
  onClose,
}: {
  columns: Column[]
  parent: Column | null
  action: DeskAction
  onClose: () => void
}) {
  return (
    <RecordDialog
      title={parent ? `在“${parent.name}”下新建栏目` : '新建栏目'}
      action={action}
      submitLabel="新建"
      done="已新建栏目"
      onClose={onClose}
    >
      {(error) => (
        <ColumnFields columns={columns} column={null} parentId={parent?.id ?? null} error={error} />
      )}
    </RecordDialog>
  )
}
