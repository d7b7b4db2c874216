'use client'
import { useDroppable } from '@dnd-kit/core'
import { clsx } from 'clsx'
import { Leaf } from 'lucide-react'
import Link from 'next/link'
import type { Day } from '@/lib/calendar/days'
import type { DayFacts } from './day-facts'
import { EntryChip } from './entry-chip'
import { GapMark } from './gap-mark'
import { isMovable } from './use-moves'
import { dayLabel, longDay } from './words'

type Props = DayFacts & {
  today: Day
  /** It lies in another month than the one that is shown. */
  outside: boolean
  /** There is room for a whole day's work. */
  tall: boolean
  movable: boolean
  agendaHref: string
}

/** A day: what it is, and what stands on it. Nothing can be dropped into the past. */
export function DayCell({
  day,
  entries,
  more,
  names,
  gaps,
  today,
  outside,
  tall,
  movable,
  agendaHref,
}: Props) {
  const { setNodeRef, isOver } = useDroppable({ id: day, disabled: day < today })
  return (
    <td
      ref={setNodeRef}
      className={clsx(
        'w-[14.28%] border border-line p-1 align-top',
        tall ? 'h-96' : 'h-28',
        outside ? 'bg-sunken/50' : 'bg-surface',
        day === today && 'inset-ring-2 inset-ring-accent',
        isOver && 'bg-accent-soft outline-2 -outline-offset-2 outline-accent',
      )}
    >
      <div className="flex flex-wrap items-baseline gap-x-1.5 px-0.5">
        <time
          dateTime={day}
          aria-current={day === today ? 'date' : undefined}
          className={clsx(
            'text-sm tabular-nums',
            day === today && 'rounded-full bg-accent px-1.5 font-semibold text-on-accent',
            day !== today && (outside || day < today) && 'text-muted',
          )}
        >
          <span className="sr-only">{longDay(day)}</span>
          <span aria-hidden="true">{day.endsWith('-01') ? dayLabel(day) : Number(day.slice(8))}</span>
        </time>
        {names.map(({ name, source }) => (
          <span
            key={name}
            title={source}
            className="inline-flex items-center gap-0.5 text-[0.6875rem] text-accent"
          >
            <Leaf aria-hidden="true" className="size-3 shrink-0" />
            {name}
          </span>
        ))}
      </div>
      {gaps.length > 0 && (
        <div className="mt-1">
          <GapMark gaps={gaps} />
        </div>
      )}
      {entries.length > 0 && (
        <ul aria-label={longDay(day)} className="mt-1 flex flex-col gap-1">
          {entries.map((entry) => (
            <EntryChip key={entry.key} entry={entry} movable={movable && isMovable(entry)} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Link
          href={agendaHref}
          className="mt-1 block px-0.5 text-xs text-accent underline-offset-2 hover:underline"
        >
          还有 {more} 项
        </Link>
      )}
    </td>
  )
}
