import type { ReactNode } from 'react'

/** What stands where there is nothing yet, and what to do about it. */
export function EmptyState({
  title,
  page = false,
  children,
  action,
}: {
  title: string
  /** There is nothing else on the page, so this is its title. */
  page?: boolean
  children?: ReactNode
  action?: ReactNode
}) {
  const Title = page ? 'h1' : 'p'
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-dashed border-line-strong px-6 py-14 text-center">
      <Title className="font-serif text-lg">{title}</Title>
      {children && <p className="max-w-md text-sm text-muted">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
