import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { Section } from '@/components/desk/section'
import type { Day } from '@/lib/calendar/days'
import { GAP_DAYS, type Gap } from '@/lib/calendar/gaps'
import { dayLabel } from './words'

type Props = {
  gaps: Gap[]
  /** The last day that is shown; a gap that lasts until then may go on. */
  last: Day
  /** Whether any column has a target. */
  asked: boolean
  mayManage: boolean
}

/** Which columns are behind their own target, and on which of the coming days. */
export function GapList({ gaps, last, asked, mayManage }: Props) {
  const columns = [...new Map(gaps.map((gap) => [gap.columnId, gap])).values()]
  return (
    <Section
      title="栏目空档"
      explain={`今天起 ${GAP_DAYS} 天内，连续没有稿件的天数超过了“更新目标”的栏目。已发布、已定时和有见报日的选题都算；下级栏目的也算在上级里。`}
    >
      {columns.length === 0 && <Nothing asked={asked} mayManage={mayManage} />}
      {columns.length > 0 && (
        <dl className="flex flex-col gap-2.5 text-sm">
          {columns.map(({ columnId, name, targetDays }) => (
            <div key={columnId} className="flex flex-col gap-1 sm:flex-row sm:gap-4">
              <dt className="w-40 shrink-0">
                {name}
                <span className="block text-xs text-muted">目标每 {targetDays} 天至少一篇</span>
              </dt>
              <dd className="flex flex-wrap gap-1.5">
                {gaps
                  .filter((gap) => gap.columnId === columnId)
                  .map((gap) => (
                    <GapSpan key={gap.first} gap={gap} last={last} />
                  ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  )
}

function GapSpan({ gap, last }: { gap: Gap; last: Day }) {
  const { first, last: end, newest } = gap
  const days =
    end === last
      ? `${dayLabel(first)}起`
      : first === end
        ? dayLabel(first)
        : `${dayLabel(first)}至 ${dayLabel(end)}`
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1 rounded bg-warn-soft px-1.5 py-0.5 text-warn tabular-nums">
      <TriangleAlert aria-hidden="true" className="size-3.5" />
      {days}
      <span className="text-xs">{newest === null ? '还没有稿件' : `上一篇 ${dayLabel(newest)}`}</span>
    </span>
  )
}

function Nothing({ asked, mayManage }: Pick<Props, 'asked' | 'mayManage'>) {
  if (asked) return <p className="text-sm text-muted">显示的这些天里没有空档。</p>
  return (
    <p className="text-sm text-muted">
      还没有栏目设了更新目标。
      {mayManage && (
        <>
          在
          <Link href="/admin/columns" className="text-accent underline underline-offset-4">
            栏目
          </Link>
          里给栏目填“更新目标”，缺稿的日子就会标在日历上。
        </>
      )}
    </p>
  )
}
