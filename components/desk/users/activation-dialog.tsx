'use client'
import Link from 'next/link'
import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { ConfirmAction } from '../confirm-action'
import { handoverPath } from '../handover/handover-path'
import type { DeskAction } from '../send-action'
import type { DeskUser } from './user'

type Props = { user: DeskUser; action: DeskAction; onClose: () => void }

/** Closes an account, or opens it again; who still has work is not closed without a word about it. */
export function ActivationDialog({ user, action, onClose }: Props) {
  const { id, name, active } = user
  const [left, setLeft] = useState<string | null>(null)
  if (left !== null) return <LeftWork user={user} left={left} action={action} onClose={onClose} />
  return (
    <ConfirmAction
      title={active ? `停用“${name}”的账号？` : `重新启用“${name}”的账号？`}
      confirmLabel={active ? '确认停用' : '确认启用'}
      danger={active}
      action={action}
      fields={{ id, active: String(!active) }}
      done={active ? `已停用“${name}”的账号` : `“${name}”可以重新登录了`}
      onClose={onClose}
      onRefused={({ fields }) => setLeft(fields.left?.[0] ?? null)}
    >
      {active
        ? '停用后立即退出登录，也不能再登录。稿件和操作记录都保留，以后可以重新启用。'
        : '启用后可以用原来的密码登录。'}
    </ConfirmAction>
  )
}

function LeftWork({ user: { id, name }, left, action, onClose }: Props & { left: string }) {
  return (
    <ConfirmAction
      title={`“${name}”手里还有没完成的工作`}
      confirmLabel="直接停用"
      danger
      action={action}
      fields={{ id, active: 'false', anyway: 'yes' }}
      done={`已停用“${name}”的账号`}
      onClose={onClose}
    >
      <p>{`${left}。直接停用，这些工作就没有人管；以后仍可以在这里交接。`}</p>
      <p className="mt-3">
        <Link href={handoverPath(id)} className={buttonClass('primary')}>
          先交接
        </Link>
      </p>
    </ConfirmAction>
  )
}
