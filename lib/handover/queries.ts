import { holderOf, holderSelect } from '@/lib/auth/holder'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { KINDS } from '@/lib/schedule/kinds'
import { siteDateTime } from '@/lib/time'
import { countWork, readWork } from './load-queries'
import { type Handover, planHandover, planSeen, type Receivers } from './plan'
import type { AskedReceivers } from './schema'
import {
  type Colleague,
  type KindOfWork,
  mayHold,
  WORK_KINDS,
  type Work,
  type WorkKind,
  type WorkLine,
} from './work'

const titled = (title: string) => `《${title || '（无标题）'}》`

const LINES: { [K in WorkKind]: (item: Work[K][number]) => WorkLine } = {
  pieces: ({ id, title }) => ({ id, words: titled(title), href: `/admin/articles/${id}` }),
  reviews: ({ id, articleId, title, name, held }) => ({
    id,
    words: `${titled(title)}的“${name}”${held ? '' : '（指名，还没领取）'}`,
    href: `/admin/articles/${articleId}#review`,
  }),
  policies: ({ id, name, column }) => ({
    id,
    words: `${column ? `栏目“${column.name}”` : '全站流程'}的“${name}”`,
    href: `/admin/columns/${column?.id ?? 'site'}/review`,
  }),
  plans: ({ id, title }) => ({ id, words: title, href: `/admin/planning?plan=${id}` }),
  schedules: ({ id, articleId, title, action, dueAt }) => ({
    id,
    words: `${titled(title)}${siteDateTime(dueAt)} ${KINDS[action].verb}`,
    href: `/admin/articles/${articleId}`,
  }),
}

function toKind<K extends WorkKind>(
  kind: K,
  {
    work,
    plan,
    count,
    people,
    to,
  }: { work: Work; plan: Handover; count: number; people: Colleague[]; to: Receivers },
): KindOfWork {
  const line = LINES[kind] as (item: Work[WorkKind][number]) => WorkLine
  const { moves, stays } = plan[kind]
  const named = ({ id, name }: Colleague) => ({ id, name })
  const receiver = to[kind]
  return {
    ...{ kind, count, moves: moves.length },
    lines: work[kind].map(line),
    receivers: people.filter((one) => mayHold(kind, one)).map(named),
    receiver: receiver ? named(receiver) : null,
    stays: stays.map(({ item, why }) => ({ ...line(item), why })),
  }
}

/** What somebody would leave behind and what handing it to those would do; null when there is nobody of this number. */
export async function getHandover(actor: Actor, id: number, asked: AskedReceivers) {
  if (!can(actor, 'user.manage')) return null
  const person = await db.user.findUnique({ where: { id }, select: { id: true, name: true, active: true } })
  if (!person) return null
  const found = await db.user.findMany({
    where: { active: true, id: { not: id } },
    orderBy: { id: 'asc' },
    take: 500,
    select: { ...holderSelect, active: true },
  })
  const people = found.map(holderOf)
  const to: Receivers = {}
  for (const kind of WORK_KINDS) {
    const chosen = people.find((one) => one.id === asked[kind] && mayHold(kind, one))
    if (chosen) to[kind] = chosen
  }
  const [work, counts] = await Promise.all([readWork(db, id), countWork(db, id)])
  const plan = planHandover(id, work, to)
  const kinds = WORK_KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
    toKind(kind, { work, plan, count: counts[kind], people, to }),
  )
  return { person, self: person.id === actor.id, kinds, seen: planSeen(plan, to) }
}
