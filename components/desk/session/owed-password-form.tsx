'use client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { OwnPasswordFields } from '../own-password-fields'
import type { DeskAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { leaveDesk } from './session-events'

type Props = { action: DeskAction; rules: string; destination: string }

/** Changes a password that has to be changed, and goes on from there. */
export function OwedPasswordForm({ action, rules, destination }: Props) {
  const { refusal, pending, error, formProps } = useRecordForm({
    action,
    done: '',
    // A whole new page: what could not be seen before may be now.
    onDone: () => window.location.assign(destination),
  })
  return (
    <form {...formProps} className="flex flex-col gap-4">
      {refusal && <Notice tone="error">{refusal.message}</Notice>}
      <OwnPasswordFields rules={rules} error={error} />
      <div className="mt-1 flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          修改并继续
        </Button>
        <Button onClick={leaveDesk}>退出登录</Button>
      </div>
    </form>
  )
}
