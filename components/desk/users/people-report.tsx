import { Badge, type BadgeTone } from '@/components/ui/badge'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import { OUTCOMES, type Outcome, type PeopleReport } from '@/lib/users/import-report'
import { RecordTable } from '../record-table'

const TONES: Record<Outcome, BadgeTone> = { new: 'accent', exists: 'plain', wrong: 'danger' }

/** What becomes, or became, of each line of a file. */
export function PeopleReportTable({ report }: { report: PeopleReport }) {
  return (
    <RecordTable
      caption="文件里的每一行，按原来的次序"
      heads={['姓名', '邮箱', '角色', '结果', { text: '行', onCard: true }]}
      rows={report.lines.map(({ line, name, email, role, outcome, why }) => ({
        key: line,
        cells: [
          name || '（空）',
          <span key="email" className="break-all">
            {email}
          </span>,
          role && ROLE_LABELS[role],
          <span key="outcome" className="flex flex-wrap items-baseline gap-x-2">
            <Badge tone={TONES[outcome]}>{OUTCOMES[outcome]}</Badge>
            {why}
          </span>,
          String(line),
        ],
      }))}
    />
  )
}
