'use client'
import { useDraggable } from '@dnd-kit/core'
import { clsx } from 'clsx'
import { GripVertical } from 'lucide-react'
import Link from 'next/link'
import type { KeyboardEventHandler } from 'react'
import type { CalendarEntry } from '@/lib/calendar/entry'
import { kindLook, kindWord } from './words'

/** What an entry looks like, wherever it stands. */
export function ChipText({ entry }: { entry: CalendarEntry }) {
  return (
    <>
      <span className="block text-[0.6875rem] leading-4 tabular-nums">
        {entry.time ? `${entry.time} ` : ''}
        {kindWord(entry)}
      </span>
      <span className="line-clamp-2 text-xs leading-4.5 font-medium break-all">{entry.title}</span>
    </>
  )
}

type Props = { entry: CalendarEntry; movable: boolean }

/** One entry of a day. What may be moved is dragged by the mouse anywhere, and by the keyboard at its handle. */
export function EntryChip({ entry, movable }: Props) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: entry.key,
    data: { entry },
    disabled: !movable,
    attributes: { roleDescription: '可移动' },
  })
  const { onKeyDown, ...pointer } = listeners ?? {}
  return (
    <li
      ref={setNodeRef}
      {...pointer}
      className={clsx(
        'group relative rounded px-1.5 py-1',
        kindLook(entry),
        movable && 'cursor-grab touch-manipulation pr-5',
        isDragging && 'opacity-40',
      )}
    >
      <Link href={entry.href} draggable={false} className="block underline-offset-2 hover:underline">
        <ChipText entry={entry} />
      </Link>
      {movable && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          onKeyDown={onKeyDown as KeyboardEventHandler | undefined}
          aria-label={`移动《${entry.title}》的${kindWord(entry)}`}
          className="absolute top-0.5 right-0 rounded p-0.5 opacity-60 group-hover:opacity-100 focus-visible:opacity-100"
        >
          <GripVertical aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </li>
  )
}
