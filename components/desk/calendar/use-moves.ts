'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Day } from '@/lib/calendar/days'
import type { CalendarEntry } from '@/lib/calendar/entry'
import type { ActionState } from '@/lib/server/action'
import { type DeskAction, formOf, sendAction } from '../send-action'
import { dayLabel, kindWord } from './words'

export type CalendarActions = {
  moveSchedule: DeskAction<{ dueAt: string }>
  movePlan: DeskAction<{ version: number }>
}

export type Movable = Exclude<CalendarEntry, { kind: 'PUBLISHED' }>
export const isMovable = (entry: CalendarEntry): entry is Movable => entry.kind !== 'PUBLISHED'

/** What was done last, in words, and how to take it back. */
type Said = { text: string; undo: (() => void) | null; refused: boolean }

/** Where an entry stands once it was moved: what the next move of it has to say. */
function movedTo(entry: Movable, day: Day, time: string | null, answer: ActionState): Movable {
  if (entry.kind === 'SCHEDULE') return { ...entry, day, time, at: `${day}T${time}` }
  const version = answer.ok ? (answer.data as { version: number }).version : entry.version
  return { ...entry, day, version }
}

function send(actions: CalendarActions, entry: Movable, day: Day, time: string | null): Promise<ActionState> {
  if (entry.kind === 'SCHEDULE') {
    const { scheduleId, at } = entry
    return sendAction(actions.moveSchedule, formOf({ scheduleId, from: at, dueAt: `${day}T${time}` }))
  }
  const { planId, version, which } = entry
  return sendAction(actions.movePlan, formOf({ id: planId, version, which, day }))
}

/** Moves entries to other days, at once on the screen and then in the newsroom; the last move can be taken back. */
export function useMoves(entries: CalendarEntry[], actions: CalendarActions) {
  const router = useRouter()
  const [ahead, setAhead] = useState<Record<string, Day>>({})
  const [said, setSaid] = useState<Said | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: entries that were read anew are the truth again
  useEffect(() => setAhead({}), [entries])

  async function move(entry: Movable, day: Day, time: string | null = entry.time, back = false) {
    if (day === entry.day && time === entry.time) return
    setAhead((moved) => ({ ...moved, [entry.key]: day }))
    const answer = await send(actions, entry, day, time)
    if (!answer.ok) {
      setAhead(({ [entry.key]: _gone, ...others }) => others)
      setSaid({ text: `没有移动《${entry.title}》：${answer.message}`, undo: null, refused: true })
      return
    }
    const now = movedTo(entry, day, time, answer)
    const text = `《${entry.title}》的${kindWord(entry)}${back ? '已改回' : '已改到'} ${dayLabel(day)}${time ? ` ${time}` : ''}`
    setSaid({
      text,
      undo: back ? null : () => void move(now, entry.day, entry.time, true),
      refused: false,
    })
    router.refresh()
  }
  return {
    shown: entries.map((entry) => ({ ...entry, day: ahead[entry.key] ?? entry.day })),
    move,
    said,
  }
}
