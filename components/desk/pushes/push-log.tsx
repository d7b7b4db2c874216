import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { PushState } from '@/lib/db/generated/enums'
import type { ListedPush } from '@/lib/push/listed-push'
import { CHANNEL_LABELS, STATE_LABELS } from '@/lib/push/schema'
import { siteDateTime } from '@/lib/time'
import { QueueAgain } from '../queue-again'
import { RecordTable } from '../record-table'
import type { DeskAction } from '../send-action'

const TONES: Record<PushState, BadgeTone> = { PENDING: 'info', DONE: 'accent', FAILED: 'danger' }

/** Why a push stands where it stands. */
function explain({ state, answer, nextAt }: ListedPush): string {
  if (state !== 'PENDING' || answer === '') return answer
  return `${answer}；${siteDateTime(nextAt)} 再试`
}

/** What was told to whom, and what was said to it. */
export function PushLog({ rows, retry }: { rows: ListedPush[]; retry: DeskAction }) {
  return (
    <RecordTable
      caption="推送记录，新的在前"
      heads={['网址', '渠道', '状态', { text: '次数', onCard: true }, '时间', '对方的答复']}
      rows={rows.map((push) => ({
        key: push.id,
        cells: [
          <a key="url" href={push.url} className="wrap-anywhere text-accent hover:underline">
            {decodeURI(new URL(push.url).pathname)}
          </a>,
          CHANNEL_LABELS[push.channel],
          <Badge key="state" tone={TONES[push.state]}>
            {STATE_LABELS[push.state]}
          </Badge>,
          String(push.attempts),
          <time key="at" dateTime={push.createdAt.toISOString()} className="whitespace-nowrap">
            {siteDateTime(push.finishedAt ?? push.createdAt)}
          </time>,
          <span key="answer" className="wrap-anywhere">
            {explain(push)}
          </span>,
        ],
        ...(push.state === 'FAILED'
          ? {
              actions: (
                <QueueAgain id={push.id} action={retry} label={`重试推送 ${push.url}`}>
                  重试
                </QueueAgain>
              ),
            }
          : {}),
      }))}
    />
  )
}
