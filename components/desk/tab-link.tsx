import { clsx } from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** One of several views of a list, in a row of such; the one that is shown is marked. */
export function TabLink({ href, shown, children }: { href: string; shown: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={shown ? 'page' : undefined}
      className={clsx(
        '-mb-px flex min-h-10 items-center gap-1.5 border-b-2 px-2.5 text-sm whitespace-nowrap -outline-offset-2',
        shown ? 'border-accent font-medium text-accent' : 'border-transparent text-muted hover:text-ink',
      )}
    >
      {children}
    </Link>
  )
}
