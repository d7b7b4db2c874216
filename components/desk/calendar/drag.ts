import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  type KeyboardCoordinateGetter,
  pointerWithin,
} from '@dnd-kit/core'
import { addDays, type Day } from '@/lib/calendar/days'
import type { Movable } from './use-moves'
import { kindWord, longDay } from './words'

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

type Active = { data: { current?: Record<string, unknown> | undefined } }
export const draggedEntry = (active: Active) => active.data.current?.entry as Movable

/** The day under the pointer; with the keyboard the day whose middle it stands on. */
export const findDay: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : closestCenter(args)

/** An arrow leads to the middle of the day that lies there: a day to the sides, a week up and down. */
export const stepToDay: KeyboardCoordinateGetter = (event, { context }) => {
  const step = STEPS[event.code]
  const { active, over, collisionRect, droppableRects } = context
  if (step === undefined || !active || !collisionRect) return undefined
  event.preventDefault()
  const from = (over?.id as Day | undefined) ?? draggedEntry(active).day
  const rect = droppableRects.get(addDays(from, step))
  if (!rect) return undefined
  return {
    x: rect.left + rect.width / 2 - collisionRect.width / 2,
    y: rect.top + rect.height / 2 - collisionRect.height / 2,
  }
}

export const INSTRUCTIONS =
  '按空格键拿起，用方向键选日子：左右是前后一天，上下是前后一周；再按空格键放下，按 Esc 键取消。'

const where = (over: { id: string | number } | null) => (over ? longDay(String(over.id)) : '日历之外')

const held = (entry: Movable) => `已拿起《${entry.title}》的${kindWord(entry)}，现在在${longDay(entry.day)}。`

/** What is read aloud while something is moved. What lies over its own day is said as when it was picked up. */
export const ANNOUNCEMENTS: Announcements = {
  onDragStart: ({ active }) => held(draggedEntry(active)),
  onDragOver: ({ active, over }) =>
    over?.id === draggedEntry(active).day ? held(draggedEntry(active)) : `移到${where(over)}。`,
  onDragEnd: ({ over }) => `放在${where(over)}。`,
  onDragCancel: () => '已取消移动。',
}
