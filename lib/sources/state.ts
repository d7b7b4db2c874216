import type { SourceState } from '@/lib/db/generated/enums'
import { AppError } from '@/lib/errors'

/** What people read for each state of a source. */
export const SOURCE_STATES: Record<SourceState, string> = {
  ALLOWED: '可用',
  CAUTION: '慎用',
  FORBIDDEN: '禁用',
}

type Judged = { name: string; state: SourceState; stateReason: string }

/** Throws CONFLICT, with the reason, for a source that nothing may be published from. */
export function requireUsable({ name, state, stateReason }: Judged): void {
  if (state !== 'FORBIDDEN') return
  const words = `稿源“${name}”已禁用：${stateReason}`
  throw new AppError('CONFLICT', `还不能发布：${words}。请换用其他稿源，或在“稿源”里解除禁用。`, {
    sourceId: [words],
  })
}

/** What whoever publishes should know of the source; null when nothing. */
export function sourceWarning({ name, state, stateReason }: Judged): string | null {
  if (state === 'CAUTION') return `稿源“${name}”须慎用：${stateReason}`
  if (state === 'FORBIDDEN') return `稿源“${name}”已禁用，现在不能发布：${stateReason}`
  return null
}
