'use client'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { mayClose } from './may-close'
import type { DeskAction } from './send-action'
import { type FieldError, useRecordForm } from './use-record-form'

type Props<T> = {
  title: string
  description?: ReactNode
  action: DeskAction<T>
  /** Sent along with what is typed. */
  hidden?: Record<string, string | number>
  /** The mark of what is changed, as the page shows it. */
  seen?: string
  submitLabel: string
  danger?: boolean
  done: string | ((data: T) => string)
  onClose: () => void
  /** After success and closing; the page is read again when nothing is given. */
  onDone?: (data: T) => void
  children: (error: FieldError) => ReactNode
}

/** A short form in a window: refused, it stays open with the reason; closed with something typed, it asks. */
export function RecordDialog<T>(props: Props<T>) {
  const { title, description, action, hidden = {}, submitLabel, danger, done, onClose, children } = props
  const router = useRouter()
  const onDone = (data: T) => {
    onClose()
    if (props.onDone) props.onDone(data)
    else router.refresh()
  }
  const { refusal, pending, dirty, error, formProps } = useRecordForm({
    action,
    done,
    onDone,
    seen: props.seen,
  })
  const close = () => {
    if (!pending && mayClose(dirty)) onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => open || close()} title={title} description={description}>
      <form {...formProps} className="flex flex-col gap-4">
        {refusal && <Notice tone="error">{refusal.message}</Notice>}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children(error)}
        <div className="flex justify-end gap-2">
          <Button onClick={close} disabled={pending}>
            取消
          </Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={pending}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
