import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { type AskedOfList, listAddress } from './list-address'

type Props<Place> = {
  path: string
  /** What the address asks for besides the page. */
  asked?: AskedOfList
  before: Place | undefined
  next: Place | null
  /** The parameter that says where a page begins. */
  cursor?: 'before' | 'after'
}

/** The way to the next page of a list, and back to its beginning. */
export function ListPages<Place extends string | number>({
  path,
  asked = {},
  before,
  next,
  cursor = 'before',
}: Props<Place>) {
  if (before === undefined && next === null) return null
  return (
    <nav aria-label="翻页" className="mt-5 flex justify-between">
      {before === undefined ? (
        <span />
      ) : (
        <Link href={listAddress(path, asked)} className={buttonClass('quiet')}>
          回到第一页
        </Link>
      )}
      {next !== null && (
        <Link href={listAddress(path, { ...asked, [cursor]: next })} className={buttonClass()}>
          下一页
        </Link>
      )}
    </nav>
  )
}
