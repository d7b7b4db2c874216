import { clsx } from 'clsx'

/** 青言, and where one is. */
export function Wordmark({ large = false, short = false }: { large?: boolean; short?: boolean }) {
  return (
    <span className="inline-flex items-baseline gap-2 whitespace-nowrap">
      <span
        className={clsx('font-serif font-bold tracking-[0.08em] text-accent', large ? 'text-4xl' : 'text-xl')}
      >
        {short ? '青' : '青言'}
      </span>
      {!short && <span className="text-sm text-muted">采编台</span>}
    </span>
  )
}
