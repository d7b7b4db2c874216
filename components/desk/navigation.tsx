'use client'
import { clsx } from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { NAVIGATION_ICONS, type NavigationItem, type Waiting } from './navigation-items'
import { WaitingCount } from './waiting-count'

function isHere(path: string, href: string): boolean {
  return href === '/admin' ? path === href : path === href || path.startsWith(`${href}/`)
}

/** The desk's places; the one we are in is marked. Where they do not fit they scroll, and what is below them stays in sight. */
export function Navigation({
  items,
  waiting,
  narrow,
  onFollow,
}: {
  items: NavigationItem[]
  waiting: Waiting
  narrow?: boolean
  onFollow?: () => void
}) {
  const path = usePathname()
  return (
    <nav
      aria-label="采编台"
      className="-mx-3 flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto px-3 py-0.5"
    >
      {items.map(({ href, label }) => {
        const Icon = NAVIGATION_ICONS[href]
        const here = isHere(path, href)
        return (
          <Link
            key={href}
            href={href}
            {...(onFollow ? { onClick: onFollow } : {})}
            aria-current={here ? 'page' : undefined}
            title={narrow ? label : undefined}
            className={clsx(
              'relative flex min-h-9.5 items-center gap-3 rounded-md px-2.5 text-sm',
              here ? 'bg-accent-soft font-medium text-accent' : 'text-ink hover:bg-sunken',
            )}
          >
            {Icon && <Icon aria-hidden="true" className="size-4.5 shrink-0" />}
            <span className={narrow ? 'sr-only' : undefined}>{label}</span>
            {waiting[href] && <WaitingCount {...waiting[href]} over={narrow ?? false} />}
          </Link>
        )
      })}
    </nav>
  )
}
