import type { Role } from '@/lib/db/generated/enums'

/** What becomes of a line of a file of people. */
export type Outcome = 'new' | 'exists' | 'wrong'
export const OUTCOMES: Record<Outcome, string> = { new: '新建并邀请', exists: '已存在', wrong: '有误' }

export type LineReport = {
  line: number
  name: string
  email: string
  role: Role | null
  outcome: Outcome
  why: string | null
}

export type PeopleReport = { dryRun: boolean; lines: LineReport[] }

/** How many lines came to this. */
export const countOf = ({ lines }: PeopleReport, outcome: Outcome): number =>
  lines.filter((one) => one.outcome === outcome).length

/** `共 5 行：新建并邀请 3，已存在 1，有误 1`. */
export function reportWords(report: PeopleReport): string {
  const parts = (Object.keys(OUTCOMES) as Outcome[])
    .filter((outcome) => countOf(report, outcome) > 0)
    .map((outcome) => `${OUTCOMES[outcome]} ${countOf(report, outcome)}`)
  return `共 ${report.lines.length} 行：${parts.join('，')}`
}
