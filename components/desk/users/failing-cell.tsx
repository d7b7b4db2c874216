import { Badge } from '@/components/ui/badge'
import { siteTime } from '@/lib/time'

type Props = { failing: { count: number; lockedUntil: Date | null } }

/** Wrong passwords and codes that count now; nothing when there are none. */
export function FailingCell({ failing: { count, lockedUntil } }: Props) {
  if (lockedUntil) return <Badge tone="danger">{`锁定到 ${siteTime(lockedUntil)}`}</Badge>
  return count > 0 ? <Badge tone="warn">{`输错 ${count} 次`}</Badge> : null
}
