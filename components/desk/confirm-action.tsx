'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { type DeskAction, formOf, type Refusal, sendAction } from './send-action'

type Props = {
  title: string
  confirmLabel: string
  danger?: boolean
  action: DeskAction
  fields: Record<string, string | number>
  done: string
  onClose: () => void
  /** After success; the page is read again when nothing is given. */
  onDone?: () => void
  /** After a refusal, which is shown too. */
  onRefused?: (refusal: Refusal) => void
  children: ReactNode
}

/** Asks for a yes, acts, and stays open with the reason when the command refuses. */
export function ConfirmAction(props: Props) {
  const { title, confirmLabel, danger = false, action, fields, done, onClose, children } = props
  const router = useRouter()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [pending, setPending] = useState(false)

  async function confirm() {
    setPending(true)
    const answer = await sendAction(action, formOf(fields))
    setPending(false)
    if (!answer.ok) {
      setRefusal(answer)
      return props.onRefused?.(answer)
    }
    onClose()
    toast.success(done)
    if (props.onDone) props.onDone()
    else router.refresh()
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || pending || onClose()}
      title={title}
      confirmLabel={confirmLabel}
      danger={danger}
      pending={pending}
      onConfirm={() => void confirm()}
    >
      <div>{children}</div>
      {refusal && (
        <div className="mt-3">
          <Notice tone="error">{refusal.message}</Notice>
        </div>
      )}
    </ConfirmDialog>
  )
}
