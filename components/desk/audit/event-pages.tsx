import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { type AuditFilter, filterQuery } from '@/lib/audit/filter'

type Props = { path: string; filter: AuditFilter; before: number | undefined; next: number | null }

/** The way to older entries, and back to the newest. */
export function EventPages({ path, filter, before, next }: Props) {
  if (before === undefined && next === null) return null
  return (
    <nav aria-label="翻页" className="mt-5 flex justify-between">
      {before === undefined ? (
        <span />
      ) : (
        <Link href={path + filterQuery(filter)} className={buttonClass('quiet')}>
          回到第一页
        </Link>
      )}
      {next !== null && (
        <Link href={path + filterQuery(filter, next)} className={buttonClass()}>
          下一页
        </Link>
      )}
    </nav>
  )
}
