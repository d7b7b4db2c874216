import type { ReviewKind, Role } from '@/lib/db/generated/enums'

/** A step as a policy wants it. */
export type PolicyStep = {
  kind: ReviewKind
  name: string
  roles: Role[]
  userIds: number[]
  dueHours: number | null
  alongside: boolean
}

export const KIND_LABELS: Record<ReviewKind, string> = { REVIEW: '审', PROOF: '校' }

/** Roles that may be asked to review at all (the permission `article.review` says the same). */
export const REVIEWING_ROLES = ['EDITOR', 'CHIEF', 'ADMIN'] as const satisfies Role[]

const step = (kind: ReviewKind, name: string, role: Role, dueHours: number | null = null): PolicyStep => ({
  ...{ kind, name, roles: [role], userIds: [], dueHours, alongside: false },
})

/** What one begins with. The last step is always a review: it is the signature. */
export const PRESETS: { name: string; explain: string; steps: PolicyStep[] }[] = [
  { name: '不审', explain: '作者写完可以自己发布。', steps: [] },
  { name: '一审', explain: '总编看过就签发。', steps: [step('REVIEW', '终审签发', 'CHIEF', 24)] },
  {
    name: '三审',
    explain: '责任编辑、部门主任、总编依次审。',
    steps: [
      step('REVIEW', '一审（责任编辑）', 'EDITOR', 8),
      step('REVIEW', '二审（部门主任）', 'EDITOR', 8),
      step('REVIEW', '三审签发（总编）', 'CHIEF', 24),
    ],
  },
  {
    name: '三审三校',
    explain: '每一审之后一校，三校之后总编签发。',
    steps: [
      step('REVIEW', '一审（责任编辑）', 'EDITOR', 8),
      step('PROOF', '一校', 'EDITOR', 4),
      step('REVIEW', '二审（部门主任）', 'EDITOR', 8),
      step('PROOF', '二校', 'EDITOR', 4),
      step('PROOF', '三校', 'EDITOR', 4),
      step('REVIEW', '三审签发（总编）', 'CHIEF', 24),
    ],
  },
]

/** Which policy holds: that of the nearest column (the path begins with the column itself), else the site's, else none. */
export function holdingPolicy<T extends { columnId: number | null }>(
  path: readonly number[],
  policies: readonly T[],
): T | null {
  const nearest = path
    .map((id) => policies.find(({ columnId }) => columnId === id))
    .find((one) => one !== undefined)
  return nearest ?? policies.find(({ columnId }) => columnId === null) ?? null
}

/** A column and those above it, from the column up; a column that is not there has no path. */
export function pathOf(
  columns: readonly { id: number; parentId: number | null }[],
  id: number | null,
): number[] {
  const column = columns.find((one) => one.id === id)
  return column ? [column.id, ...pathOf(columns, column.parentId)] : []
}
