import { Badge, type BadgeTone } from '@/components/ui/badge'
import { type ArticleStatus, STATUS_LABELS } from '@/lib/articles/workflow'

const TONES: Record<ArticleStatus, BadgeTone> = {
  DRAFT: 'plain',
  SUBMITTED: 'warn',
  SCHEDULED: 'info',
  PUBLISHED: 'accent',
  WITHDRAWN: 'danger',
  TRASHED: 'plain',
}

/** Where a piece stands, in a word. */
export function StatusBadge({ status }: { status: ArticleStatus }) {
  return <Badge tone={TONES[status]}>{STATUS_LABELS[status]}</Badge>
}
