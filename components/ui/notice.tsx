import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const TONES = {
  error: { look: 'bg-danger-soft text-danger', Icon: CircleAlert },
  warn: { look: 'bg-warn-soft text-warn', Icon: TriangleAlert },
  info: { look: 'bg-info-soft text-info', Icon: Info },
  ok: { look: 'bg-accent-soft text-accent', Icon: CircleCheck },
}

/** A sentence somebody should read before going on; an error is announced at once. */
export function Notice({ tone, children }: { tone: keyof typeof TONES; children: ReactNode }) {
  const { look, Icon } = TONES[tone]
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={clsx('flex items-start gap-2 rounded-md px-3 py-2.5 text-sm', look)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}
