'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RecordDialog } from '../record-dialog'
import type { PlanActions, PlanChoices } from './plan'
import { PlanFields } from './plan-fields'

type Props = PlanChoices & { manages: boolean; action: PlanActions['create'] }

/** Proposes what to write about. */
export function NewPlan({ action, ...choices }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        提选题
      </Button>
      {open && (
        <RecordDialog
          title="提选题"
          action={action}
          submitLabel="提交"
          done="已提交选题"
          onClose={() => setOpen(false)}
        >
          {(error) => <PlanFields {...choices} plan={null} error={error} />}
        </RecordDialog>
      )}
    </>
  )
}
