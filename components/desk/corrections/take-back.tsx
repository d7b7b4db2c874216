'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'

type Props = { correctionId: number; number: number; action: DeskAction }

/** Takes a correction back that was made by mistake; the desk keeps it. */
export function TakeBack({ correctionId, number, action }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small variant="quiet" aria-label={`收回第 ${number} 条更正`} onClick={() => setOpen(true)}>
        收回…
      </Button>
      {open && (
        <RecordDialog
          title={`收回第 ${number} 条更正`}
          description="读者不再看到这条更正；更正本身和收回的原因都留在这里和操作日志里。"
          action={action}
          hidden={{ correctionId }}
          submitLabel="收回"
          danger
          done="已收回这条更正"
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <TextAreaField
              label="收回的原因（必填）"
              name="reason"
              maxLength={300}
              required
              error={error('reason')}
            />
          )}
        </RecordDialog>
      )}
    </>
  )
}
