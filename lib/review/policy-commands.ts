import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { AppError, notFound, staleVersion } from '@/lib/errors'
import type { PolicyStep } from './policy'
import { whyNotReviewer } from './reviewers'

type Place = { columnId: number | null; version: number }

/** The policy of this very place, locked against another who saves it; CONFLICT when it is not the one that was seen. */
async function lockPolicy(tx: Tx, { columnId, version }: Place) {
  const policy = await tx.reviewPolicy.findFirst({
    where: { columnId },
    select: { id: true, version: true, steps: { orderBy: { position: 'asc' }, select: { name: true } } },
  })
  if ((policy?.version ?? 0) !== version) throw staleVersion()
  return policy
}

/** Says which steps a column (null: the site) asks for; no step is a policy too. Rounds that run go on as they began. */
export async function savePolicy(actor: Actor, input: Place & { steps: PolicyStep[] }): Promise<void> {
  const { columnId, steps } = input
  authorise(actor, 'review.manage', { ownerId: null, columnId })
  await transaction(async (tx) => {
    if (columnId !== null) {
      await tx.$queryRaw`SELECT id FROM categories WHERE id = ${columnId} FOR UPDATE`
      if (!(await tx.category.findUnique({ where: { id: columnId }, select: { id: true } })))
        throw notFound('这个栏目')
    }
    const before = await lockPolicy(tx, input)
    await requireReviewers(
      tx,
      columnId,
      steps.flatMap(({ userIds }) => userIds),
    )
    const rows = steps.map((step, at) => ({ ...step, position: at + 1 }))
    if (before) {
      const { count } = await tx.reviewPolicy.updateMany({
        where: { id: before.id, version: before.version },
        data: { version: { increment: 1 } },
      })
      if (count === 0) throw staleVersion()
      await tx.reviewPolicyStep.deleteMany({ where: { policyId: before.id } })
      await tx.reviewPolicyStep.createMany({ data: rows.map((row) => ({ ...row, policyId: before.id })) })
    } else await tx.reviewPolicy.create({ data: { columnId, steps: { create: rows } }, select: { id: true } })
    await note(tx, actor, columnId, namesOf(before?.steps), namesOf(steps))
  }).catch((error) => {
    throw isUniqueViolation(error) ? staleVersion() : error
  })
}

/** 恢复继承: the column asks for what stands above it again (the site: for nothing of its own). */
export async function removePolicy(actor: Actor, input: Place): Promise<void> {
  authorise(actor, 'review.manage', { ownerId: null, columnId: input.columnId })
  await transaction(async (tx) => {
    const before = await lockPolicy(tx, input)
    if (!before) throw new AppError('CONFLICT', '这里没有单独设置的流程，请刷新后查看。')
    await tx.reviewPolicy.delete({ where: { id: before.id }, select: { id: true } })
    await note(tx, actor, input.columnId, namesOf(before.steps), null)
  })
}

const namesOf = (steps: { name: string }[] | undefined) =>
  steps === undefined ? null : steps.map(({ name }) => name).join(' → ') || '不审'

async function note(
  tx: Tx,
  actor: Actor,
  columnId: number | null,
  before: string | null,
  after: string | null,
) {
  await recordEvent(tx, {
    actor,
    action: 'review.policy',
    ...(columnId === null
      ? { subject: 'settings', subjectId: 'review' }
      : { subject: 'column', subjectId: columnId }),
    data: { before: { steps: before }, after: { steps: after } },
  })
}

/** Throws INVALID when somebody is named who cannot review. */
async function requireReviewers(tx: Tx, columnId: number | null, ids: number[]): Promise<void> {
  const wanted = [...new Set(ids)]
  const found = await tx.user.findMany({
    where: { id: { in: wanted } },
    select: { ...holderSelect, active: true },
  })
  if (found.length < wanted.length) throw new AppError('INVALID', '指名的人有的已不存在，请刷新后重新选择。')
  const refusal = found.map((one) => whyNotReviewer(holderOf(one), columnId)).find((one) => one !== null)
  if (refusal) throw new AppError('INVALID', refusal)
}
