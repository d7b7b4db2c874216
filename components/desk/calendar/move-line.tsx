'use client'
import { Undo2 } from 'lucide-react'
import { Button } from '@/components/ui/button'

type Props = { said: { text: string; undo: (() => void) | null; refused: boolean } | null }

/** Says what was moved last, and takes it back; it stays until something else is moved. */
export function MoveLine({ said }: Props) {
  return (
    <div role="status" className="min-h-9">
      {said && (
        <p
          className={`flex flex-wrap items-center gap-x-3 text-sm ${said.refused ? 'text-danger' : 'text-muted'}`}
        >
          {said.text}
          {said.undo && (
            <Button small onClick={said.undo}>
              <Undo2 aria-hidden="true" />
              撤销
            </Button>
          )}
        </p>
      )}
    </div>
  )
}
