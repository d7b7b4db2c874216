import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'

/** The way back to the list that a record stands in. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="mb-3 -ml-1.5 inline-flex items-center gap-1.5 rounded px-1.5 py-1 text-sm text-muted hover:bg-sunken hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-4" />
      {children}
    </Link>
  )
}
