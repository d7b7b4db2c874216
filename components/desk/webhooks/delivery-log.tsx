import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { DeliveryState } from '@/lib/db/generated/enums'
import { siteDateTime } from '@/lib/time'
import { eventLabel } from '@/lib/webhooks/events'
import { DELIVERY_STATE_LABELS } from '@/lib/webhooks/schema'
import { QueueAgain } from '../queue-again'
import { RecordTable } from '../record-table'
import type { DeskAction } from '../send-action'

type ShownDelivery = {
  id: number
  messageId: string
  action: string
  payload: string
  name: string
  state: DeliveryState
  attempts: number
  nextAt: Date
  status: number | null
  took: number | null
  answer: string
  createdAt: Date
  finishedAt: Date | null
}

const TONES: Record<DeliveryState, BadgeTone> = { PENDING: 'info', DONE: 'accent', FAILED: 'danger' }

/** What the other side answered, and when it is asked again. */
function explain({ state, status, took, answer, attempts, nextAt }: ShownDelivery): string {
  const said = [status === null ? '' : String(status), took === null ? '' : `${took} 毫秒`, answer]
  const words = said.filter(Boolean).join(' · ')
  return state === 'PENDING' && attempts > 0 ? `${words}；${siteDateTime(nextAt)} 再试` : words
}

/** What was told to which webhook, and what it answered. */
export function DeliveryLog({ rows, replay }: { rows: ShownDelivery[]; replay: DeskAction }) {
  return (
    <RecordTable
      caption="投递记录，新的在前"
      heads={['事件', 'Webhook', '状态', { text: '次数', onCard: true }, '时间', '对方的答复']}
      rows={rows.map((one) => ({
        key: one.id,
        cells: [
          <details key="event" className="max-w-md">
            <summary className="cursor-pointer">{eventLabel(one.action)}</summary>
            <p className="mt-1 text-xs text-muted">{`消息编号 ${one.messageId}`}</p>
            <pre className="mt-1 max-h-60 overflow-auto rounded bg-sunken p-2 text-xs wrap-anywhere whitespace-pre-wrap">
              {one.payload}
            </pre>
          </details>,
          <span key="name" className="wrap-anywhere">
            {one.name}
          </span>,
          <Badge key="state" tone={TONES[one.state]}>
            {DELIVERY_STATE_LABELS[one.state]}
          </Badge>,
          String(one.attempts),
          <time key="at" dateTime={one.createdAt.toISOString()} className="whitespace-nowrap">
            {siteDateTime(one.finishedAt ?? one.createdAt)}
          </time>,
          <span key="answer" className="wrap-anywhere">
            {explain(one)}
          </span>,
        ],
        ...(one.state === 'PENDING'
          ? {}
          : {
              actions: (
                <QueueAgain
                  id={one.id}
                  action={replay}
                  label={`重投 ${eventLabel(one.action)} 给 ${one.name}`}
                >
                  重投
                </QueueAgain>
              ),
            }),
      }))}
    />
  )
}
