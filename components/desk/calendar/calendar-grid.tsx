'use client'
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useState } from 'react'
import { addDays, type Day } from '@/lib/calendar/days'
import type { CalendarEntry } from '@/lib/calendar/entry'
import type { Gap } from '@/lib/calendar/gaps'
import type { CalendarParams } from '@/lib/calendar/view'
import { calendarAddress } from './calendar-address'
import { DayCell } from './day-cell'
import { factsByDay } from './day-facts'
import { ANNOUNCEMENTS, draggedEntry, findDay, INSTRUCTIONS, stepToDay } from './drag'
import { ChipText } from './entry-chip'
import { MoveLine } from './move-line'
import { type CalendarActions, useMoves } from './use-moves'
import { kindLook, WEEKDAYS } from './words'

export type CalendarFacts = {
  entries: CalendarEntry[]
  more: Record<Day, number>
  days: { day: Day; name: string; source: string }[]
  /** Where columns are behind their target. */
  gaps: Gap[]
  /** The Mondays of the weeks that are shown. */
  weeks: Day[]
  today: Day
  params: CalendarParams
  /** Whether one may move anything. */
  movable: boolean
}

type Props = CalendarFacts & { caption: string; month: Day | null; actions: CalendarActions }

const byMouse = { activationConstraint: { distance: 6 } }
const byTouch = { activationConstraint: { delay: 250, tolerance: 8 } }
const byKeyboard = { coordinateGetter: stepToDay }

/** Weeks as rows; what is planned or appointed can be carried to another day. */
export function CalendarGrid(props: Props) {
  const { entries, more, days, gaps, weeks, today, params, movable, caption, month, actions } = props
  const { shown, move, said } = useMoves(entries, actions)
  const [carried, setCarried] = useState<CalendarEntry | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, byMouse),
    useSensor(TouchSensor, byTouch),
    useSensor(KeyboardSensor, byKeyboard),
  )
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setCarried(null)
    if (over) void move(draggedEntry(active), String(over.id))
  }
  const factsOf = factsByDay({ entries: shown, more, days, gaps })
  const cell = (day: Day) => (
    <DayCell
      key={day}
      {...factsOf(day)}
      today={today}
      outside={month !== null && day.slice(0, 7) !== month.slice(0, 7)}
      tall={month === null}
      movable={movable}
      agendaHref={calendarAddress(params, { view: 'agenda', on: day })}
    />
  )
  return (
    <DndContext
      id="calendar"
      sensors={sensors}
      collisionDetection={findDay}
      accessibility={{ announcements: ANNOUNCEMENTS, screenReaderInstructions: { draggable: INSTRUCTIONS } }}
      onDragStart={({ active }) => setCarried(draggedEntry(active))}
      onDragCancel={() => setCarried(null)}
      onDragEnd={onDragEnd}
    >
      <MoveLine said={said} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where it is too wide, the keyboard must be able to scroll it */}
      <section aria-label={caption} tabIndex={0} className="relative overflow-x-auto">
        <table className="w-full min-w-184 table-fixed border-collapse">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {WEEKDAYS.map((name) => (
                <th key={name} scope="col" className="pb-1.5 text-sm font-medium text-muted">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week}>{Array.from({ length: 7 }, (_, n) => cell(addDays(week, n)))}</tr>
            ))}
          </tbody>
        </table>
      </section>
      <DragOverlay dropAnimation={null}>
        {carried && (
          <div className={`rounded px-1.5 py-1 shadow-lift ${kindLook(carried)}`}>
            <ChipText entry={carried} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}
