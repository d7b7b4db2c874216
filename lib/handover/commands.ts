import { recordEvent } from '@/lib/audit/record'
import { authorise, personId } from '@/lib/auth/authorise'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, together, transaction } from '@/lib/db/client'
import { takeLock } from '@/lib/db/locks'
import { AppError, notFound } from '@/lib/errors'
import { setUserActive } from '@/lib/users/commands'
import { readWork } from './load-queries'
import { type Move, movePieces, movePlans, movePolicies, moveReviews, moveSchedules } from './move-commands'
import { type Handover, movesOf, planHandover, planSeen, type Receivers } from './plan'
import type { HandoverInput } from './schema'
import { type Colleague, mayHold, WORK, WORK_KINDS, type Work, type WorkKind, workWords } from './work'

/**
 * Gives somebody's unfinished work to those who were chosen, kind by kind, and closes the account with it if that is asked for,
 * which is refused while anything is left. Bylines and the versions of pieces stay as they are. CONFLICT when it is not
 * what was seen. Gives how much went.
 */
export async function handOver(
  actor: Actor,
  input: HandoverInput,
  now: Date,
): Promise<{ moved: Record<WorkKind, number> }> {
  authorise(actor, 'user.manage')
  personId(actor)
  return together(async () => {
    const moved = await transaction((tx) => moveWork(tx, actor, input, now))
    if (input.close) await setUserActive(actor, { id: input.id, active: false }, now)
    return { moved }
  })
}

async function moveWork(tx: Tx, actor: Actor, input: HandoverInput, now: Date) {
  // Whoever changes accounts or hands over waits: a receiver does not leave meanwhile.
  await takeLock(tx, 'admins')
  const from = await tx.user.findUnique({ where: { id: input.id }, select: { id: true, name: true } })
  if (!from) throw notFound('这个账号')
  const to = await readReceivers(tx, input)
  const work = await lockWork(tx, from.id)
  const plan = planHandover(from.id, work, to)
  if (planSeen(plan, to) !== input.seen)
    throw new AppError('CONFLICT', '要交接的工作刚有变化，请核对最新的清单再确认。')
  const moved = movesOf(plan)
  if (WORK_KINDS.every((kind) => moved[kind] === 0))
    throw new AppError('CONFLICT', '没有可以交给所选同事的工作，请另选接手人。')
  await moveAll(tx, plan, to, (person) => ({ actor, from, to: person, now }))
  await tellReceivers(tx, actor, from, to, moved)
  return moved
}

/** Who is to have which kind, as they are now; INVALID for who may not. */
async function readReceivers(tx: Tx, input: HandoverInput): Promise<Receivers> {
  const ids = WORK_KINDS.flatMap((kind) => input[kind] ?? [])
  if (ids.length === 0) throw new AppError('INVALID', '请至少给一类工作选择接手人。')
  const found = await tx.user.findMany({
    where: { id: { in: ids } },
    select: { ...holderSelect, active: true },
  })
  const people = found.map(holderOf)
  const to: Receivers = {}
  for (const kind of WORK_KINDS) {
    if (input[kind] === undefined) continue
    const person = people.find(({ id }) => id === input[kind])
    const refusal = whyNotReceiver(kind, person, input.id)
    if (refusal !== null) throw new AppError('INVALID', refusal, { [kind]: [refusal] })
    if (person) to[kind] = person
  }
  return to
}

function whyNotReceiver(kind: WorkKind, person: Colleague | undefined, fromId: number): string | null {
  const { label } = WORK[kind]
  if (!person) return '接手人的账号不在了，请刷新后重新选择。'
  if (person.id === fromId) return '不能交接给本人，请另选一位接手人。'
  if (!person.active) return `${person.name}的账号已停用，不能接手，请另选一位。`
  return mayHold(kind, person) ? null : `${person.name}的角色不能接手${label}，请另选一位。`
}

/** The work with the pieces it is about, which nobody changes until the transaction ends. */
async function lockWork(tx: Tx, fromId: number): Promise<Work> {
  const { pieces, reviews, schedules } = await readWork(tx, fromId)
  const ids = [...pieces.map(({ id }) => id), ...[...reviews, ...schedules].map(({ articleId }) => articleId)]
  await tx.$queryRaw`SELECT id FROM articles WHERE id = ANY(${ids}::int[]) ORDER BY id FOR UPDATE`
  return readWork(tx, fromId)
}

async function moveAll(tx: Tx, plan: Handover, to: Receivers, move: (to: Colleague) => Move) {
  if (to.pieces) await movePieces(tx, move(to.pieces), plan.pieces.moves)
  if (to.reviews) await moveReviews(tx, move(to.reviews), plan.reviews.moves)
  if (to.policies) await movePolicies(tx, move(to.policies), plan.policies.moves)
  if (to.plans) await movePlans(tx, move(to.plans), plan.plans.moves)
  if (to.schedules) await moveSchedules(tx, move(to.schedules), plan.schedules.moves)
}

/** One event for each who got something: they are told once of all of it. */
async function tellReceivers(
  tx: Tx,
  actor: Actor,
  from: { id: number; name: string },
  to: Receivers,
  moved: Record<WorkKind, number>,
): Promise<void> {
  const people = new Map(Object.values(to).map((person) => [person.id, person]))
  for (const { id, name } of people.values()) {
    const counts: Partial<Record<WorkKind, number>> = {}
    for (const kind of WORK_KINDS) if (to[kind]?.id === id && moved[kind] > 0) counts[kind] = moved[kind]
    if (workWords(counts) === '') continue
    await recordEvent(tx, {
      actor,
      action: 'user.hand-over',
      subject: 'user',
      subjectId: from.id,
      data: { name: from.name, to: name, toId: id, ...counts },
    })
  }
}
