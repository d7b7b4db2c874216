'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'

type Made = { id: number; name: string; created: boolean }

/** Makes a tag, or finds the one that already has this name or alias; either way one ends up on it. */
export function NewTag({ action }: { action: DeskAction<Made> }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        新建标签
      </Button>
      {open && (
        <RecordDialog
          title="新建标签"
          action={action}
          submitLabel="新建"
          done={({ name, created }) => (created ? `已新建标签“${name}”` : `已有标签“${name}”，没有重复新建`)}
          onClose={() => setOpen(false)}
          onDone={({ id }) => router.push(`/admin/tags/${id}`)}
        >
          {(error) => (
            <TextField
              label="标签名称"
              name="name"
              required
              maxLength={30}
              autoComplete="off"
              hint="网址名用名称的拼音，建好后可以再改。"
              error={error('name')}
            />
          )}
        </RecordDialog>
      )}
    </>
  )
}
