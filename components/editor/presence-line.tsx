'use client'
import { Users } from 'lucide-react'
import { siteTime } from '@/lib/time'
import { usePresence } from './use-presence'

/** Who else is in the piece, and whether one has it open twice; nobody is kept out. */
export function PresenceLine({
  id,
  twins,
  onComments,
}: {
  id: number | null
  twins: number
  onComments: (version: number) => void
}) {
  const others = usePresence(id, onComments)
  const people = others.map(({ name, since }) => `${name}（${siteTime(new Date(since))} 起）`).join('、')
  return (
    <div role="status" className="text-sm text-info empty:hidden">
      {people && (
        <p className="flex items-center gap-2 rounded-md bg-info-soft px-3 py-2">
          <Users aria-hidden="true" className="size-4 shrink-0" />
          {people} 也打开了这篇稿件，各自的修改会自动合并。
        </p>
      )}
      {twins > 0 && (
        <p className="mt-1 rounded-md bg-info-soft px-3 py-2">您在另一个窗口也打开了这篇稿件。</p>
      )}
    </div>
  )
}
