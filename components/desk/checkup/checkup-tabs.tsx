import { clsx } from 'clsx'
import Link from 'next/link'
import { CHECKUP_KINDS, KINDS } from '@/lib/checkup/schema'
import type { CheckupKind } from '@/lib/db/generated/enums'

type Props = { current: CheckupKind; counts: Record<CheckupKind, number> }

/** The kinds of findings, each with how many there are. */
export function CheckupTabs({ current, counts }: Props) {
  return (
    <nav aria-label="问题类别">
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {KINDS.map((kind) => (
          <li key={kind}>
            <Link
              href={`/admin/checkup?kind=${kind}`}
              aria-current={kind === current ? 'page' : undefined}
              className={clsx(
                'flex items-baseline justify-between gap-2 rounded-lg border bg-surface px-3 py-2.5 hover:border-accent',
                kind === current ? 'border-accent text-accent' : 'border-line',
              )}
            >
              <span className="text-sm">{CHECKUP_KINDS[kind].label}</span>
              <span
                className={clsx(
                  'font-serif text-lg font-semibold tabular-nums',
                  counts[kind] === 0 && 'text-muted',
                )}
              >
                {counts[kind]}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
