import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'

type Props = {
  path: string
  /** What the address asks for besides the page. */
  asked: Record<string, string | undefined>
  before: number | undefined
  next: number | null
}

/** The way to older entries of a log, and back to the newest. */
export function LogPages({ path, asked, before, next }: Props) {
  if (before === undefined && next === null) return null
  const address = (from?: number) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value)
    if (from !== undefined) query.set('before', String(from))
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <nav aria-label="翻页" className="mt-5 flex justify-between">
      {before === undefined ? (
        <span />
      ) : (
        <Link href={address()} className={buttonClass('quiet')}>
          回到第一页
        </Link>
      )}
      {next !== null && (
        <Link href={address(next)} className={buttonClass()}>
          下一页
        </Link>
      )}
    </nav>
  )
}
