'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { PushChannel, PushState } from '@/lib/db/generated/enums'
import { CHANNEL_LABELS, STATE_LABELS } from '@/lib/push/schema'
import { ConfirmAction } from '../confirm-action'
import { LogFilter } from '../log-filter'
import { type LogSelect, stateSelect } from '../log-selects'
import type { DeskAction } from '../send-action'

type Props = {
  channel: PushChannel | undefined
  state: PushState | undefined
  retryFailed: DeskAction
}

const SELECTS: LogSelect[] = [
  { name: 'channel', label: '按渠道筛选', all: '全部渠道', choices: Object.entries(CHANNEL_LABELS) },
  stateSelect(STATE_LABELS),
]

/** What of the log is shown, and a second try for everything in a channel that was given up. */
export function PushFilter({ channel, state, retryFailed }: Props) {
  const [asking, setAsking] = useState(false)
  return (
    <LogFilter path="/admin/pushes" asked={{ channel, state }} selects={SELECTS}>
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
    </LogFilter>
  )
}
