import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { MailKind, MailState } from '@/lib/db/generated/enums'
import { MAIL_KIND_LABELS, MAIL_STATE_LABELS } from '@/lib/mail/schema'
import { siteDateTime } from '@/lib/time'
import { QueueAgain } from '../queue-again'
import { RecordTable } from '../record-table'
import type { DeskAction } from '../send-action'

type ShownMail = {
  id: number
  kind: MailKind
  name: string
  address: string
  subject: string
  state: MailState
  attempts: number
  nextAt: Date
  answer: string
  createdAt: Date
  finishedAt: Date | null
}

const TONES: Record<MailState, BadgeTone> = {
  PENDING: 'info',
  SENT: 'accent',
  FAILED: 'danger',
  DROPPED: 'plain',
}

/** Why a mail stands where it stands. */
function explain({ state, answer, nextAt }: ShownMail): string {
  return state === 'PENDING' && answer !== '' ? `${answer}；${siteDateTime(nextAt)} 再试` : answer
}

/** What was sent to whom, and what the mail server said. */
export function MailLog({ rows, retry }: { rows: ShownMail[]; retry: DeskAction }) {
  return (
    <RecordTable
      caption="邮件记录，新的在前"
      heads={['主题', '收件人', '状态', { text: '次数', onCard: true }, '时间', '邮件服务器的答复']}
      rows={rows.map((mail) => ({
        key: mail.id,
        cells: [
          <span key="subject" className="wrap-anywhere">
            {mail.subject || MAIL_KIND_LABELS[mail.kind]}
          </span>,
          <span key="to" className="wrap-anywhere">
            {mail.name}
            {mail.address && <span className="block text-muted">{mail.address}</span>}
          </span>,
          <Badge key="state" tone={TONES[mail.state]}>
            {MAIL_STATE_LABELS[mail.state]}
          </Badge>,
          String(mail.attempts),
          <time key="at" dateTime={mail.createdAt.toISOString()} className="whitespace-nowrap">
            {siteDateTime(mail.finishedAt ?? mail.createdAt)}
          </time>,
          <span key="answer" className="wrap-anywhere">
            {explain(mail)}
          </span>,
        ],
        ...(mail.state === 'FAILED' && mail.kind !== 'TEST'
          ? {
              actions: (
                <QueueAgain id={mail.id} action={retry} label={`重发 ${mail.subject} 给 ${mail.name}`}>
                  重发
                </QueueAgain>
              ),
            }
          : {}),
      }))}
    />
  )
}
