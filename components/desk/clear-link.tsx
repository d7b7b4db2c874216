import { X } from 'lucide-react'
import Link from 'next/link'

/** Leads to a list as it is without what narrows it. */
export function ClearLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="inline-flex shrink-0 items-center gap-1 rounded px-2 py-1.5 text-sm text-accent hover:bg-sunken"
    >
      <X aria-hidden="true" className="size-3.5" />
      {children}
    </Link>
  )
}
