import { clsx } from 'clsx'

/** Grey lines in the place of what is being fetched. */
export function Skeleton({ rows = 6, className }: { rows?: number; className?: string }) {
  const lines = Array.from({ length: rows }, (_, line) => line)
  return (
    <div role="status" className={clsx('flex flex-col gap-3', className)}>
      <span className="sr-only">正在加载…</span>
      {lines.map((line) => (
        <div key={line} aria-hidden="true" className="h-11 animate-pulse rounded-md bg-sunken" />
      ))}
    </div>
  )
}
