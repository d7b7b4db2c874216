'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { WORK, type WorkKind } from '@/lib/handover/work'
import { ConfirmAction } from '../confirm-action'
import type { DeskAction } from '../send-action'
import { handoverPath } from './handover-path'

type Props = {
  person: { id: number; name: string; active: boolean }
  self: boolean
  /** What goes to whom. */
  going: { kind: WorkKind; moves: number; to: { id: number; name: string } }[]
  /** Something stays, so the account cannot be closed with it. */
  leaves: boolean
  seen: string
  action: DeskAction
}

/** The end of a hand-over: what is going to happen, and the yes to it. */
export function HandoverEnd({ person, self, going, leaves, seen, action }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState<'' | 'yes' | null>(null)
  const { id, name, active } = person
  const fields = Object.fromEntries(going.map(({ kind, to }) => [kind, to.id]))
  const closes = active && !self
  const lines = going.map(({ kind, moves, to }) => (
    <li key={kind}>{`${WORK[kind].label} ${moves} ${WORK[kind].unit} → ${to.name}`}</li>
  ))
  return (
    <div className="flex flex-col gap-3">
      {going.length > 0 && (
        <ul aria-label="将要交接" className="flex flex-col gap-1 font-medium">
          {lines}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" disabled={going.length === 0} onClick={() => setOpen('')}>
          交接…
        </Button>
        {closes && (
          <Button variant="danger" disabled={going.length === 0 || leaves} onClick={() => setOpen('yes')}>
            交接后停用…
          </Button>
        )}
        {closes && leaves && (
          <span className="text-sm text-muted">全部工作都有人接手后，才能交接后停用。</span>
        )}
      </div>
      {open !== null && (
        <ConfirmAction
          title={open ? `交接“${name}”的工作，并停用他的账号？` : `交接“${name}”的工作？`}
          confirmLabel={open ? '确认交接并停用' : '确认交接'}
          danger={open === 'yes'}
          action={action}
          fields={{ id, ...fields, seen, close: open }}
          done={open ? `已交接，并停用了“${name}”的账号` : '已交接，接手的同事会收到通知'}
          onClose={() => setOpen(null)}
          onDone={() => {
            if (open) router.push('/admin/users')
            else router.replace(handoverPath(id))
            router.refresh()
          }}
        >
          <ul className="mb-2">{lines}</ul>
          已经打印出去的署名和版本历史都不变，正在编辑的窗口可以继续保存。
        </ConfirmAction>
      )}
    </div>
  )
}
