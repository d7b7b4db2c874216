'use client'
import { ArrowDown, ArrowUp, X } from 'lucide-react'

type Props = {
  /** What the buttons are about, for those who hear them. */
  of: string
  first: boolean
  last: boolean
  onMove: (step: -1 | 1) => void
  onRemove: () => void
}

const look =
  'rounded-md p-2 text-muted hover:bg-sunken hover:text-ink aria-disabled:cursor-default aria-disabled:opacity-25'

/** Up, down and away. At an end a button keeps the focus: it is said to be disabled, not taken away. */
export function RowButtons({ of, first, last, onMove, onRemove }: Props) {
  return (
    <span className="flex shrink-0">
      <button
        type="button"
        aria-label={`上移${of}`}
        aria-disabled={first}
        onClick={() => first || onMove(-1)}
        className={look}
      >
        <ArrowUp aria-hidden="true" className="size-4" />
      </button>
      <button
        type="button"
        aria-label={`下移${of}`}
        aria-disabled={last}
        onClick={() => last || onMove(1)}
        className={look}
      >
        <ArrowDown aria-hidden="true" className="size-4" />
      </button>
      <button type="button" aria-label={`移除${of}`} onClick={onRemove} className={look}>
        <X aria-hidden="true" className="size-4" />
      </button>
    </span>
  )
}
