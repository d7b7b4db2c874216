'use client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Refusal } from './send-action'

type Props = { refusal: Refusal | null; pending: boolean; dirty: boolean; label?: string }

/** The end of a long form: why it was refused, the button, and whether something is not saved yet. */
export function FormEnd({ refusal, pending, dirty, label = '保存' }: Props) {
  return (
    <div className="flex flex-col gap-3">
      {refusal && <Notice tone="error">{refusal.message}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={pending}>
          {label}
        </Button>
        {dirty && !pending && <span className="text-sm text-muted">有修改还没有保存</span>}
      </div>
    </div>
  )
}
