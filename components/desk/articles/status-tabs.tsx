import { type ArticleStatus, STATUS_LABELS } from '@/lib/articles/workflow'
import { TabLink } from '../tab-link'

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
            <TabLink href={hrefFor(status)} shown={status === current}>
              {label}
              <span className="min-w-3 text-xs tabular-nums">{counts?.[status ?? 'ALL']}</span>
            </TabLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
