import type { ReviewVerdict } from '@/lib/db/generated/enums'

/** What people read for what was decided. */
const VERDICT_LABELS: Record<ReviewVerdict, string> = {
  APPROVE: '通过',
  RETURN: '退回',
  DELEGATE: '转交',
  KEEP: '保留通过',
  DROP: '作废通过',
  VOID: '改动后作废',
  WITHDRAW: '撤回送审',
  REPLACE: '终止',
}

type Told = { byName: string; verdict: ReviewVerdict; step: string | null; target: string }

/** `王五 退回“二审”，到一审`: who decided what at which step. */
export function decisionLine({ byName, verdict, step, target }: Told): string {
  const to = target === '' ? '' : verdict === 'DELEGATE' ? `，给${target}` : `，到${target}`
  return `${byName} ${VERDICT_LABELS[verdict]}${step ? `“${step}”` : ''}${to}`
}
