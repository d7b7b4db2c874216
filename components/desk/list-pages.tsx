import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'

type Props = {
  path: string
  q: string
  before: number | undefined
  next: number | null
  /** What else the address holds. */
  extra?: Record<string, string>
  /** The parameter that says where a page begins. */
  cursor?: 'before' | 'after'
}

function address(path: string, params: Record<string, string>): string {
  const set = Object.entries(params).filter(([, value]) => value !== '')
  return set.length > 0 ? `${path}?${new URLSearchParams(set)}` : path
}

/** The way to the next page of a list, and back to its beginning. */
export function ListPages({ path, q, before, next, extra = {}, cursor = 'before' }: Props) {
  if (before === undefined && next === null) return null
  return (
    <nav aria-label="翻页" className="mt-5 flex justify-between">
      {before === undefined ? (
        <span />
      ) : (
        <Link href={address(path, { ...extra, q })} className={buttonClass('quiet')}>
          回到第一页
        </Link>
      )}
      {next !== null && (
        <Link href={address(path, { ...extra, q, [cursor]: String(next) })} className={buttonClass()}>
          下一页
        </Link>
      )}
    </nav>
  )
}
