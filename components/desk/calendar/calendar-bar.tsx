import { clsx } from 'clsx'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { Button, buttonClass } from '@/components/ui/button'
import { inputClass } from '@/components/ui/field'
import type { Day } from '@/lib/calendar/days'
import { type CalendarParams, rangeOf, step, VIEWS, type View } from '@/lib/calendar/view'
import { calendarAddress } from './calendar-address'
import { dayLabel } from './words'

type Choice = { id: number; name: string }
type Props = {
  params: CalendarParams
  view: View
  on: Day
  columns: (Choice & { depth: number })[]
  people: Choice[]
}

/** `2026年12月`, or `2026年11月30日—12月6日`. */
function rangeTitle(view: View, on: Day): string {
  if (view === 'month') return `${on.slice(0, 4)}年${Number(on.slice(5, 7))}月`
  const { first, last } = rangeOf(view, on)
  return `${first.slice(0, 4)}年${dayLabel(first)}—${dayLabel(last)}`
}

/** While no view was chosen, the month shows where there is room, and the agenda where there is not. */
const UNCHOSEN: Record<View, string> = {
  month: 'md:bg-accent md:text-on-accent',
  week: '',
  agenda: 'max-md:bg-accent max-md:text-on-accent',
}

/** Where in time one is, how it is shown, and what it is narrowed to; all of it stands in the address. */
export function CalendarBar({ params, view, on, columns, people }: Props) {
  const stepLink = (direction: -1 | 1) => {
    const Icon = direction < 0 ? ChevronLeft : ChevronRight
    return (
      <Link
        href={calendarAddress(params, { on: step(view, on, direction) })}
        aria-label={direction < 0 ? '往前' : '往后'}
        className={buttonClass('secondary', true)}
      >
        <Icon aria-hidden="true" />
      </Link>
    )
  }
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex items-center gap-1.5">
        {stepLink(-1)}
        <Link href={calendarAddress(params, { on: undefined })} className={buttonClass('secondary', true)}>
          今天
        </Link>
        {stepLink(1)}
        <h2 className="ml-1.5 font-serif text-lg font-semibold tabular-nums">{rangeTitle(view, on)}</h2>
      </div>
      <nav aria-label="日历的样式" className="flex rounded-md border border-line-strong">
        {(Object.keys(VIEWS) as View[]).map((one) => (
          <Link
            key={one}
            href={calendarAddress(params, { view: one })}
            aria-current={params.view === one ? 'page' : undefined}
            className={clsx(
              'px-3 py-1 text-sm first:rounded-l-md last:rounded-r-md',
              'aria-[current=page]:bg-accent aria-[current=page]:text-on-accent',
              params.view === undefined && UNCHOSEN[one],
            )}
          >
            {VIEWS[one]}
          </Link>
        ))}
      </nav>
      <CalendarFilter params={params} columns={columns} people={people} />
    </div>
  )
}

function CalendarFilter({ params, columns, people }: Pick<Props, 'params' | 'columns' | 'people'>) {
  return (
    <search className="ml-auto max-sm:w-full">
      <form action="/admin/calendar" className="flex flex-wrap items-center gap-2">
        {params.view && <input type="hidden" name="view" value={params.view} />}
        {params.on && <input type="hidden" name="on" value={params.on} />}
        <div className="w-40 max-sm:flex-1">
          <select
            name="column"
            aria-label="按栏目筛选"
            defaultValue={params.column ?? ''}
            className={`${inputClass} text-sm`}
          >
            <option value="">所有栏目</option>
            {columns.map(({ id, name, depth }) => (
              <option key={id} value={id}>
                {'　'.repeat(depth) + name}
              </option>
            ))}
          </select>
        </div>
        {people.length > 0 && (
          <div className="w-32 max-sm:flex-1">
            <select
              name="person"
              aria-label="按人员筛选"
              defaultValue={params.person ?? ''}
              className={`${inputClass} text-sm`}
            >
              <option value="">所有人</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <Button type="submit" small>
          筛选
        </Button>
      </form>
    </search>
  )
}
