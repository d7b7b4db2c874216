'use client'
import { clsx } from 'clsx'
import { Leaf } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { CalendarEntry } from '@/lib/calendar/entry'
import type { CalendarFacts } from './calendar-grid'
import { type DayFacts, factsByDay } from './day-facts'
import { GapMark } from './gap-mark'
import { MoveDialog } from './move-dialog'
import { MoveLine } from './move-line'
import { type CalendarActions, isMovable, type Movable, useMoves } from './use-moves'
import { kindWord, longDay } from './words'

type Props = Pick<CalendarFacts, 'entries' | 'more' | 'days' | 'gaps' | 'today' | 'movable'> & {
  /** The days that have a place although nothing stands on them. */
  shownDays: string[]
  actions: CalendarActions
}

function tone(entry: CalendarEntry): BadgeTone {
  if (entry.kind === 'PUBLISHED') return 'accent'
  if (entry.kind === 'PLAN') return 'plain'
  return entry.action === 'WITHDRAW' ? 'danger' : 'info'
}

/** Day after day, for a narrow screen and for reading. */
export function Agenda({ entries, more, days, gaps, today, movable, shownDays, actions }: Props) {
  const { shown, move, said } = useMoves(entries, actions)
  const [moving, setMoving] = useState<Movable | null>(null)
  const factsOf = factsByDay({ entries: shown, more, days, gaps })
  return (
    <>
      <MoveLine said={said} />
      <ol
        aria-label="日程"
        className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface"
      >
        {shownDays.map((day) => (
          <AgendaDay key={day} {...factsOf(day)} today={today} onMove={movable ? setMoving : null} />
        ))}
      </ol>
      {moving && (
        <MoveDialog
          entry={moving}
          onClose={() => setMoving(null)}
          onMove={(day, time) => {
            setMoving(null)
            void move(moving, day, time)
          }}
        />
      )}
    </>
  )
}

type DayProps = DayFacts & { today: string; onMove: ((entry: Movable) => void) | null }

function AgendaDay({ day, entries, more, names, gaps, today, onMove }: DayProps) {
  return (
    <li className="flex flex-col gap-2 px-3 py-3 sm:flex-row sm:gap-4 sm:px-4">
      <div className="shrink-0 sm:w-44">
        <time
          dateTime={day}
          aria-current={day === today ? 'date' : undefined}
          className={clsx(
            'font-medium tabular-nums',
            day === today && 'text-accent',
            day < today && 'text-muted',
          )}
        >
          {longDay(day)}
          {day === today && '（今天）'}
        </time>
        {names.map(({ name, source }) => (
          <p key={name} title={source} className="flex items-center gap-1 text-sm text-accent">
            <Leaf aria-hidden="true" className="size-3.5 shrink-0" />
            {name}
          </p>
        ))}
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-2.5">
        {gaps.length > 0 && <GapMark gaps={gaps} />}
        {entries.length === 0 && <p className="text-sm text-muted">没有安排</p>}
        {entries.length > 0 && (
          <ul aria-label={longDay(day)} className="flex flex-col gap-2.5">
            {entries.map((entry) => (
              <AgendaEntry
                key={entry.key}
                entry={entry}
                onMove={onMove && isMovable(entry) ? () => onMove(entry) : null}
              />
            ))}
          </ul>
        )}
        {more > 0 && <p className="text-sm text-muted">还有 {more} 项，请按栏目或人员筛选</p>}
      </div>
    </li>
  )
}

function AgendaEntry({ entry, onMove }: { entry: CalendarEntry; onMove: (() => void) | null }) {
  return (
    <li className="flex items-start gap-2">
      <span className="w-11 shrink-0 text-sm text-muted tabular-nums">{entry.time ?? '全天'}</span>
      <div className="min-w-0 flex-1">
        <Link href={entry.href} className="underline-offset-4 hover:text-accent hover:underline">
          {entry.title}
        </Link>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-muted">
          <Badge tone={tone(entry)}>{kindWord(entry)}</Badge>
          {[entry.columnName, entry.person].filter(Boolean).join(' · ')}
        </p>
      </div>
      {onMove && (
        <Button
          small
          variant="quiet"
          aria-label={`《${entry.title}》的${kindWord(entry)}改期`}
          onClick={onMove}
        >
          改期
        </Button>
      )}
    </li>
  )
}
