import { type Actor, can, reach } from '@/lib/auth/permissions'
import { wherePlans } from '@/lib/auth/span'
import { type Day, dateOf, dayOf } from '@/lib/calendar/days'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type PlanState, planState } from './state'

const PAGE = 30

const select = {
  id: true,
  version: true,
  title: true,
  pitch: true,
  columnId: true,
  assigneeId: true,
  dueOn: true,
  slotOn: true,
  outcome: true,
  articleId: true,
  createdById: true,
  column: { select: { name: true } },
  assignee: { select: { name: true } },
  createdBy: { select: { name: true } },
} as const satisfies Prisma.PlanSelect

/** What the actor may see: everything, what stands in their columns, and what was given to them or proposed by them. */
export const whereVisiblePlan = (actor: Actor): Prisma.PlanWhereInput => wherePlans(actor, 'plan.read')

/** The condition that says a plan stands there; it must agree with planState(), and a test says so. */
export function wherePlanState(state: PlanState, today: Day): Prisma.PlanWhereInput {
  if (state === 'DONE' || state === 'DROPPED') return { outcome: state }
  if (state === 'PITCH') return { outcome: 'OPEN', assigneeId: null }
  const due = { lte: dateOf(today) }
  const begun = { outcome: 'OPEN', assigneeId: { not: null } } as const
  return state === 'DUE'
    ? { ...begun, dueOn: due }
    : { ...begun, OR: [{ dueOn: null }, { dueOn: { gt: dateOf(today) } }] }
}

type Row = Prisma.PlanGetPayload<{ select: typeof select }>

function toPlan(actor: Actor, today: Day, row: Row) {
  const { column, assignee, createdBy, createdById: _by, ...rest } = row
  const [dueOn, slotOn] = [row.dueOn && dayOf(row.dueOn), row.slotOn && dayOf(row.slotOn)]
  return {
    ...rest,
    dueOn,
    slotOn,
    state: planState({ ...row, dueOn }, today),
    columnName: column?.name ?? null,
    assigneeName: assignee?.name ?? null,
    pitchedBy: createdBy?.name ?? null,
    mayWrite: can(actor, 'plan.write', { ownerId: row.assigneeId, columnId: row.columnId }),
    mayManage: can(actor, 'plan.manage', { ownerId: row.assigneeId, columnId: row.columnId }),
  }
}

export type PlanRow = ReturnType<typeof toPlan>

/** One page of the plans in a state, the newest first; `next` is where the following page begins, null at the end. */
export async function listPlans(
  actor: Actor,
  { state, today, before }: { state: PlanState; today: Day; before?: number | undefined },
): Promise<{ rows: PlanRow[]; next: number | null }> {
  const found = await db.plan.findMany({
    where: {
      AND: [whereVisiblePlan(actor), wherePlanState(state, today)],
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select,
  })
  const rows = found.slice(0, PAGE).map((row) => toPlan(actor, today, row))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

/** One plan; null when there is none or the actor may not see it. */
export async function getPlan(actor: Actor, id: number, today: Day): Promise<PlanRow | null> {
  const row = await db.plan.findFirst({
    where: { AND: [{ id }, whereVisiblePlan(actor)] },
    relationLoadStrategy: 'join',
    select,
  })
  return row && toPlan(actor, today, row)
}

/** People whom something may be given to, and whose work may be looked for; newsrooms have dozens: at most 500. */
export async function listColleagues(actor: Actor): Promise<{ id: number; name: string }[]> {
  if (reach(actor, 'article.read') !== 'any') return []
  return db.user.findMany({
    where: { active: true },
    orderBy: { id: 'asc' },
    take: 500,
    select: { id: true, name: true },
  })
}
