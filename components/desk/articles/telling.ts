import type { ArticleStatus } from '@/lib/articles/workflow'
import type { Step } from './article-steps'

/** Whether readers have to be told of the change that a step brings, or may be: 小改. */
export type Telling = 'must' | 'may'

/** Steps that put the draft before readers, now or later. */
export const PUBLISHING: readonly Step[] = ['publish', 'schedule', 'publishUrgently']

/** What a step asks about telling readers; null when it asks nothing. */
export function tellingOf(
  step: Step,
  status: ArticleStatus | string,
  mayFixQuietly: boolean,
): Telling | null {
  if (step === 'correct') return 'must'
  if (status !== 'PUBLISHED' || !PUBLISHING.includes(step)) return null
  return mayFixQuietly ? 'may' : 'must'
}
