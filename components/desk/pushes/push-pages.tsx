import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import type { PushChannel, PushState } from '@/lib/db/generated/enums'

type Props = {
  channel?: PushChannel | undefined
  state?: PushState | undefined
  before?: number | undefined
  next: number | null
}

/** The way to older pushes, and back to the newest. */
export function PushPages({ channel, state, before, next }: Props) {
  if (before === undefined && next === null) return null
  const address = (from?: number) => {
    const query = new URLSearchParams()
    if (channel) query.set('channel', channel)
    if (state) query.set('state', state)
    if (from !== undefined) query.set('before', String(from))
    return query.size > 0 ? `/admin/pushes?${query}` : '/admin/pushes'
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
