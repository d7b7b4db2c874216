'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { MenuItem, MenuSeparator } from '@/components/ui/menu'
import { ConfirmAction } from '../confirm-action'
import { RecordDialog } from '../record-dialog'
import { RowMenu } from '../row-menu'
import { formOf, sendAction } from '../send-action'
import { SecretDialog } from './secret-dialog'
import type { DeskWebhook, WebhookActions } from './webhook'
import { WebhookFields } from './webhook-fields'

type Props = { hook: DeskWebhook; actions: WebhookActions }
type Open = 'edit' | 'renew' | 'remove' | 'activation' | null

/** What can be done with one webhook. */
export function WebhookMenu({ hook, actions }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState<Open>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const { id, name, active, kind } = hook
  async function test() {
    const waiting = toast.loading('正在发测试消息…')
    const answer = await sendAction(actions.test, formOf({ id }))
    if (answer.ok) toast.success('测试消息已送达', { id: waiting })
    else toast.error(answer.message, { id: waiting })
    router.refresh()
  }
  async function renew() {
    const answer = await sendAction(actions.renew, formOf({ id }))
    if (!answer.ok) return toast.error(answer.message)
    setSecret(answer.data.secret)
  }
  return (
    <>
      <RowMenu of={name}>
        {active && <MenuItem onSelect={() => void test()}>发测试消息</MenuItem>}
        <MenuItem onSelect={() => setOpen('edit')}>编辑…</MenuItem>
        {kind === 'JSON' && <MenuItem onSelect={() => setOpen('renew')}>换签名密钥…</MenuItem>}
        <MenuItem onSelect={() => setOpen('activation')}>{active ? '停用…' : '重新启用…'}</MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setOpen('remove')}>
          删除…
        </MenuItem>
      </RowMenu>
      <Windows hook={hook} actions={actions} open={open} onRenew={renew} onClose={() => setOpen(null)} />
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </>
  )
}

type WindowsProps = Props & { open: Open; onRenew: () => Promise<unknown>; onClose: () => void }

function Windows({ hook, actions, open, onRenew, onClose }: WindowsProps) {
  const { id, name, active, kind } = hook
  if (open === 'edit')
    return (
      <RecordDialog
        title="编辑 Webhook"
        action={actions.update}
        hidden={{ id }}
        seen={hook.seen}
        submitLabel="保存"
        done="已保存"
        onClose={onClose}
      >
        {(error) => <WebhookFields kind={kind} hook={hook} error={error} />}
      </RecordDialog>
    )
  if (open === 'activation')
    return (
      <ConfirmAction
        title={active ? `停用“${name}”？` : `重新启用“${name}”？`}
        confirmLabel={active ? '停用' : '启用'}
        action={actions.setActive}
        fields={{ id, active: String(!active) }}
        done={active ? '已停用' : '已启用'}
        onClose={onClose}
      >
        {active ? '停用后不再通知，还在排队的消息不再投递。' : '启用后，之后发生的事会再通知它。'}
      </ConfirmAction>
    )
  if (open === 'remove')
    return (
      <ConfirmAction
        title={`删除“${name}”？`}
        confirmLabel="删除"
        danger
        action={actions.remove}
        fields={{ id }}
        done="已删除"
        onClose={onClose}
      >
        它的投递记录会一起删除，不能恢复。
      </ConfirmAction>
    )
  if (open === 'renew') return <Renewal name={name} onRenew={onRenew} onClose={onClose} />
  return null
}

function Renewal({ name, onRenew, onClose }: { name: string } & Pick<WindowsProps, 'onRenew' | 'onClose'>) {
  const [pending, setPending] = useState(false)
  return (
    <ConfirmDialog
      open
      onOpenChange={(shown) => shown || pending || onClose()}
      title={`换“${name}”的签名密钥？`}
      confirmLabel="换密钥"
      pending={pending}
      onConfirm={() => {
        setPending(true)
        void onRenew().finally(onClose)
      }}
    >
      旧密钥立即失效，接收方要换上新的才能核对签名。
    </ConfirmDialog>
  )
}
