'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { inputClass } from '@/components/ui/field'
import type { PushChannel, PushState } from '@/lib/db/generated/enums'
import { CHANNEL_LABELS, STATE_LABELS } from '@/lib/push/schema'
import { ConfirmAction } from '../confirm-action'
import type { DeskAction } from '../send-action'

type Props = {
  channel: PushChannel | undefined
  state: PushState | undefined
  retryFailed: DeskAction
}

const entries = <K extends string>(labels: Record<K, string>) => Object.entries(labels) as [K, string][]
const select = `${inputClass} max-w-40 pr-8`

/** What of the log is shown, and a second try for everything in a channel that was given up. */
export function PushFilter({ channel, state, retryFailed }: Props) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const go = (wanted: { channel?: string; state?: string }) => {
    const all = { channel: channel ?? '', state: state ?? '', ...wanted }
    const set = Object.entries(all).filter(([, value]) => value !== '')
    router.push(set.length > 0 ? `/admin/pushes?${new URLSearchParams(set)}` : '/admin/pushes')
  }
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <select
        aria-label="按渠道筛选"
        className={select}
        value={channel ?? ''}
        onChange={(event) => go({ channel: event.target.value })}
      >
        <option value="">全部渠道</option>
        {entries(CHANNEL_LABELS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <select
        aria-label="按状态筛选"
        className={select}
        value={state ?? ''}
        onChange={(event) => go({ state: event.target.value })}
      >
        <option value="">全部状态</option>
        {entries(STATE_LABELS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {channel && state === 'FAILED' && <Button onClick={() => setAsking(true)}>全部重试…</Button>}
      {asking && channel && (
        <ConfirmAction
          title={`重试${CHANNEL_LABELS[channel]}的全部推送？`}
          confirmLabel="全部重试"
          action={retryFailed}
          fields={{ channel }}
          done="已重新排队"
          onClose={() => setAsking(false)}
        >
          这个渠道没有成功的推送会全部重新排队。请先确认原因已经排除。
        </ConfirmAction>
      )}
    </div>
  )
}
