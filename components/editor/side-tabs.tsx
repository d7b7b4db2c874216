'use client'
import { clsx } from 'clsx'
import { Eye, type LucideIcon, MessageSquareText, SlidersHorizontal } from 'lucide-react'

/** What stands beside the text. */
export type Side = 'facts' | 'comments' | 'preview'

const TABS: { side: Side; label: string; Icon: LucideIcon }[] = [
  { side: 'facts', label: '属性', Icon: SlidersHorizontal },
  { side: 'comments', label: '批注', Icon: MessageSquareText },
  { side: 'preview', label: '实时预览', Icon: Eye },
]

type Props = { side: Side; count: number; onSide: (side: Side) => void; className?: string }

/** Chooses what stands beside the text; where there is no room beside it, opens it over the text. */
export function SideTabs({ side, count, onSide, className }: Props) {
  return (
    <fieldset className={clsx('flex gap-1', className)}>
      <legend className="sr-only">文旁显示</legend>
      {TABS.map(({ side: one, label, Icon }) => (
        <button
          key={one}
          type="button"
          aria-pressed={side === one}
          onClick={() => onSide(side === one ? 'facts' : one)}
          className={clsx(
            'inline-flex min-h-8 items-center gap-1.5 rounded-md px-2.5 text-sm whitespace-nowrap max-xl:min-h-9',
            side === one ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:bg-sunken',
            one === 'facts' && 'max-xl:hidden',
          )}
        >
          <Icon aria-hidden="true" className="size-4" />
          {label}
          {one === 'comments' && count > 0 && (
            <span className="rounded-full bg-warn-soft px-1.5 text-xs text-warn tabular-nums">
              {count}
              <span className="sr-only"> 条未解决</span>
            </span>
          )}
        </button>
      ))}
    </fieldset>
  )
}
