import { TriangleAlert } from 'lucide-react'
import { Section } from '@/components/desk/section'
import type { Gap } from '@/lib/calendar/gaps'
import { dayLabel } from './words'

/** Which columns have too little in which of the coming weeks. */
export function GapList({ gaps }: { gaps: Gap[] }) {
  const weeks = [...new Set(gaps.map(({ week }) => week))]
  return (
    <Section
      title="栏目空档"
      explain="本周起，已发布、已定时和有见报日的选题加起来还不够目标的栏目；下级栏目的稿件也算在上级里。"
    >
      {weeks.length === 0 ? (
        <p className="text-sm text-muted">显示的各周里，每个栏目都有稿件。</p>
      ) : (
        <dl className="flex flex-col gap-2 text-sm">
          {weeks.map((week) => (
            <div key={week} className="flex flex-col gap-1 sm:flex-row sm:gap-4">
              <dt className="w-32 shrink-0 text-muted tabular-nums">{dayLabel(week)}起一周</dt>
              <dd className="flex flex-wrap gap-1.5">
                {gaps
                  .filter((gap) => gap.week === week)
                  .map(({ columnId, name, count, target }) => (
                    <span
                      key={columnId}
                      className="inline-flex items-center gap-1 rounded bg-warn-soft px-1.5 py-0.5 text-warn"
                    >
                      <TriangleAlert aria-hidden="true" className="size-3.5" />
                      {name} {count}／{target}
                    </span>
                  ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  )
}
