'use client'
import { clsx } from 'clsx'
import { useEffect, useState } from 'react'
import { loadOptions } from '@/components/desk/articles/load-options'
import type { Option } from '@/components/ui/combobox'

const PAUSE = 120

/** The people behind what has been typed after “@”; none while nothing is asked for. */
export function usePeople(id: number | null, asked: string | null): Option[] {
  const [people, setPeople] = useState<Option[]>([])
  useEffect(() => {
    if (id === null || asked === null) return setPeople([])
    const abort = new AbortController()
    const timer = setTimeout(() => {
      loadOptions(`/api/articles/${id}/comments/people`)(asked, abort.signal).then(setPeople, () => undefined)
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [id, asked])
  return people
}

type Props = { id: string; people: Option[]; active: number; onPick: (person: Option) => void }

/** Whom one may mean; the keyboard stays in the text that is being written. */
export function MentionList({ id, people, active, onPick }: Props) {
  if (people.length === 0) return null
  return (
    <div
      id={id}
      role="listbox"
      aria-label="提到谁"
      className="absolute inset-x-0 top-full z-30 mt-1 max-h-52 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-lift"
    >
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onPointerDown={(event) => {
            event.preventDefault()
            onPick(person)
          }}
          className={clsx(
            'flex cursor-pointer items-baseline gap-2 rounded px-2.5 py-1.5 text-sm',
            index === active && 'bg-sunken',
          )}
        >
          {person.name}
          {person.note && <span className="text-xs text-muted">{person.note}</span>}
        </div>
      ))}
    </div>
  )
}
