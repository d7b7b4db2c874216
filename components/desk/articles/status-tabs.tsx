import { clsx } from 'clsx'
import Link from 'next/link'
import { type ArticleStatus, STATUS_LABELS } from '@/lib/articles/workflow'

const ORDER: ArticleStatus[] = ['DRAFT', 'SUBMITTED', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN', 'TRASHED']

type Props = {
  current: ArticleStatus | undefined
  /** Missing while they are being counted. */
  counts?: Record<ArticleStatus | 'ALL', number>
  hrefFor: (status: ArticleStatus | undefined) => string
}

/** The states as tabs, each with how many pieces it holds. */
export function StatusTabs({ current, counts, hrefFor }: Props) {
  const tabs: { status: ArticleStatus | undefined; label: string }[] = [
    { status: undefined, label: '全部' },
    ...ORDER.map((status) => ({ status, label: STATUS_LABELS[status] })),
  ]
  return (
    <nav aria-label="稿件状态" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1 border-b border-line">
        {tabs.map(({ status, label }) => (
          <li key={label}>
            <Link
              href={hrefFor(status)}
              aria-current={status === current ? 'page' : undefined}
              className={clsx(
                '-mb-px flex min-h-10 items-center gap-1.5 border-b-2 px-2.5 text-sm whitespace-nowrap -outline-offset-2',
                status === current
                  ? 'border-accent font-medium text-accent'
                  : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {label}
              <span className="min-w-3 text-xs tabular-nums">{counts?.[status ?? 'ALL']}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
