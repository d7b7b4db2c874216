import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { SourceState } from '@/lib/db/generated/enums'
import { SOURCE_STATES } from '@/lib/sources/state'
import type { Source } from './source'

const TONES: Record<SourceState, BadgeTone> = { ALLOWED: 'accent', CAUTION: 'warn', FORBIDDEN: 'danger' }

/** Whether a source may be used, and why not. */
export function StateCell({ source: { state, stateReason } }: { source: Source }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
      <Badge tone={TONES[state]}>{SOURCE_STATES[state]}</Badge>
      {stateReason && <span className="text-sm wrap-anywhere text-muted">{stateReason}</span>}
    </span>
  )
}
