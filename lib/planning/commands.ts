import { createArticle } from '@/lib/articles/commands'
import { articleInput } from '@/lib/articles/schema'
import { recordEvent } from '@/lib/audit/record'
import { authorise, requirePlace } from '@/lib/auth/authorise'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { type Actor, can } from '@/lib/auth/permissions'
import { type Day, dateOf, dayOf } from '@/lib/calendar/days'
import { type Tx, together, transaction } from '@/lib/db/client'
import { isForeignKeyViolation } from '@/lib/db/errors'
import type { PlanOutcome } from '@/lib/db/generated/enums'
import { AppError, notFound, staleVersion } from '@/lib/errors'
import { whyNotAssignee } from './assignees'
import { DAYS_MESSAGE, daysFit, type PlanDay, type PlanInput, type PlanRef } from './schema'

const optionalDate = (day: Day | null) => (day === null ? null : dateOf(day))
const optionalDay = (date: Date | null) => (date === null ? null : dayOf(date))

function columnsOf({ dueOn, slotOn, ...rest }: PlanInput) {
  return { ...rest, dueOn: optionalDate(dueOn), slotOn: optionalDate(slotOn) }
}

/** Proposes what to write about. Who it goes to, and for when, is said by those who may arrange plans. */
export async function createPlan(actor: Actor, input: PlanInput, now: Date): Promise<{ id: number }> {
  authorise(actor, 'plan.pitch')
  const { assigneeId, columnId, dueOn, slotOn } = input
  requirePlace(actor, { ownerId: actor.id, columnId })
  if (assigneeId !== null || dueOn !== null || slotOn !== null)
    authorise(actor, 'plan.manage', { ownerId: actor.id, columnId })
  return transaction(async (tx) => {
    await requireAssignee(tx, input)
    const { id } = await tx.plan.create({
      data: { ...columnsOf(input), createdById: actor.id, createdAt: now, updatedAt: now },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'plan.create',
      subject: 'plan',
      subjectId: id,
      data: {
        title: input.title,
        ...(dueOn && { dueOn }),
        ...(slotOn && { slotOn }),
        ...givenTo(assigneeId),
      },
    })
    return { id }
  }).catch(explainMissing)
}

/** Changes a plan as a whole. */
export async function updatePlan(actor: Actor, { id, version, ...input }: PlanInput & PlanRef, now: Date) {
  await transaction(async (tx) => {
    const before = await lockManaged(tx, actor, { id, version })
    if (before.columnId !== input.columnId) requirePlace(actor, { ownerId: null, columnId: input.columnId })
    const { columnId, assigneeId } = before
    if (assigneeId !== input.assigneeId || columnId !== input.columnId) await requireAssignee(tx, input)
    await write(tx, { id, version }, columnsOf(input), now)
    const was = { title: before.title, columnId, assigneeId, ...daysOf(before) }
    const { pitch: _pitch, ...after } = input
    const given = assigneeId === input.assigneeId ? {} : givenTo(input.assigneeId)
    await record(tx, actor, 'plan.update', id, { before: was, after, ...given })
  }).catch(explainMissing)
}

/** Moves one of a plan's days; the other stays, and the order of the two is kept. */
export async function movePlan(
  actor: Actor,
  { which, day, ...ref }: PlanRef & { which: PlanDay; day: Day },
  now: Date,
): Promise<{ version: number }> {
  return transaction(async (tx) => {
    const before = await lockManaged(tx, actor, ref)
    const days = daysOf(before)
    if (!daysFit({ ...days, [which]: day })) throw new AppError('INVALID', `${DAYS_MESSAGE}。`)
    await write(tx, ref, { [which]: dateOf(day) }, now)
    const change = { before: { [which]: days[which] }, after: { [which]: day } }
    await record(tx, actor, 'plan.move', ref.id, { title: before.title, ...change })
    return { version: ref.version + 1 }
  })
}

/** Says that a plan is done or given up, or opens it again. */
export async function closePlan(
  actor: Actor,
  { outcome, ...ref }: PlanRef & { outcome: PlanOutcome },
  now: Date,
) {
  await transaction(async (tx) => {
    const { title } = await lockManaged(tx, actor, ref)
    await write(tx, ref, { outcome }, now)
    const action = ({ OPEN: 'plan.reopen', DONE: 'plan.finish', DROPPED: 'plan.drop' } as const)[outcome]
    await record(tx, actor, action, ref.id, { title })
  })
}

/**
 * Begins the piece of a plan; the same piece when it was begun before. It belongs to whom the plan was given to, also when
 * somebody who arranges plans begins it: whoever is to write must be able to open it. A pitch that nobody has becomes the one's who begins it.
 */
export async function startWriting(
  actor: Actor,
  { id }: { id: number },
  now: Date,
): Promise<{ articleId: number }> {
  return together(() =>
    transaction(async (tx) => {
      const plan = await lockPlan(tx, { id })
      if (!can(actor, 'plan.write', { ownerId: plan.assigneeId, columnId: plan.columnId }))
        throw notFound('这个选题')
      if (plan.articleId !== null) return { articleId: plan.articleId }
      if (plan.outcome !== 'OPEN') throw new AppError('CONFLICT', '这个选题已经结束，重新打开后才能开始写。')
      const { title, columnId } = plan
      const assigneeId = plan.assigneeId ?? actor.id
      const article = await createArticle(actor, articleInput.parse({ title, columnId }), now, assigneeId)
      await write(tx, { id, version: plan.version }, { articleId: article.id, assigneeId }, now)
      await record(tx, actor, 'plan.start', id, { title, articleId: article.id })
      return { articleId: article.id }
    }),
  )
}

/** Refuses to give a plan to somebody who could not begin it. */
async function requireAssignee(
  tx: Tx,
  { assigneeId, columnId }: Pick<PlanInput, 'assigneeId' | 'columnId'>,
): Promise<void> {
  if (assigneeId === null) return
  const person = await tx.user.findUnique({
    where: { id: assigneeId },
    select: { ...holderSelect, active: true },
  })
  const why = person && whyNotAssignee(holderOf(person), columnId)
  if (why) throw new AppError('INVALID', why, { assigneeId: [why] })
}

/** The plan, for who may arrange those of its column. Who may arrange none is told so whether it is there or not. */
async function lockManaged(tx: Tx, actor: Actor, ref: PlanRef) {
  authorise(actor, 'plan.manage')
  const plan = await lockPlan(tx, ref)
  authorise(actor, 'plan.manage', { ownerId: plan.assigneeId, columnId: plan.columnId })
  return plan
}

async function lockPlan(tx: Tx, { id, version }: { id: number; version?: number }) {
  await tx.$queryRaw`SELECT id FROM plans WHERE id = ${id} FOR UPDATE`
  const plan = await tx.plan.findUnique({ where: { id } })
  if (!plan) throw notFound('这个选题')
  if (version !== undefined && plan.version !== version) throw staleVersion()
  return plan
}

/** Whom an event gives a plan to, who hears of it. */
const givenTo = (assigneeId: number | null) => (assigneeId === null ? {} : { toId: assigneeId })

const daysOf = ({ dueOn, slotOn }: { dueOn: Date | null; slotOn: Date | null }) => ({
  dueOn: optionalDay(dueOn),
  slotOn: optionalDay(slotOn),
})

type Change = Partial<ReturnType<typeof columnsOf>> & { outcome?: PlanOutcome; articleId?: number }

async function write(tx: Tx, { id, version }: PlanRef, data: Change, now: Date): Promise<void> {
  await tx.plan.update({
    where: { id },
    data: { ...data, version: version + 1, updatedAt: now },
    select: { id: true },
  })
}

type Verb = 'plan.update' | 'plan.move' | 'plan.reopen' | 'plan.finish' | 'plan.drop' | 'plan.start'

function record(tx: Tx, actor: Actor, action: Verb, id: number, data: object): Promise<void> {
  return recordEvent(tx, { actor, action, subject: 'plan', subjectId: id, data: { ...data } })
}

function explainMissing(error: unknown): never {
  if (isForeignKeyViolation(error)) throw new AppError('INVALID', '所选的栏目或人员已被删除，请重新选择。')
  throw error
}
