import type { ReactNode } from 'react'

/** One part of a page about a record, under its own heading. */
export function Section({
  title,
  explain,
  children,
}: {
  title: string
  explain?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-label={title} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
      <h2 className="font-serif text-lg font-semibold">{title}</h2>
      {explain && <p className="mt-1 text-sm text-muted">{explain}</p>}
      <div className="mt-4 flex flex-col gap-4">{children}</div>
    </section>
  )
}
