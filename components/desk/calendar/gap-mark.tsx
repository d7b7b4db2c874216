import { TriangleAlert } from 'lucide-react'
import type { Gap } from '@/lib/calendar/gaps'

const MOST_NAMES = 2

/** On a day in the calendar: which columns are behind their target there. The list below the calendar says by how much. */
export function GapMark({ gaps }: { gaps: Gap[] }) {
  const names = gaps.map(({ name }) => name)
  const said =
    names.slice(0, MOST_NAMES).join('、') + (names.length > MOST_NAMES ? ` 等 ${names.length} 栏` : '')
  return (
    <p
      title={names.join('、')}
      className="flex w-fit items-start gap-0.5 rounded bg-warn-soft px-1 py-0.5 text-xs leading-4 text-warn"
    >
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
      <span className="line-clamp-2">{said}缺稿</span>
    </p>
  )
}
