import { hasFactor } from '@/lib/auth/factor-rules'
import { type Failing, readFailing } from '@/lib/auth/failing-queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { holding } from '@/lib/db/like'
import type { PeopleFilter, PeoplePlace } from './filter'

const PAGE = 30

const FACTOR = {
  yes: { OR: [{ totpSince: { not: null } }, { passkeys: { some: {} } }] },
  no: { totpSince: null, passkeys: { none: {} } },
} as const satisfies Record<string, Prisma.UserWhereInput>

function matching({ role, state, factor, seen, q }: PeopleFilter): Prisma.UserWhereInput[] {
  const conditions: Prisma.UserWhereInput[] = []
  if (role) conditions.push({ role })
  if (state) conditions.push({ active: state === 'active' })
  if (factor) conditions.push(FACTOR[factor])
  if (seen) conditions.push({ lastSignInAt: null })
  if (q) conditions.push({ OR: [{ name: holding(q) }, { email: holding(q) }] })
  return conditions
}

/** What stands behind a place: those who are active come first, each in the order in which they came. */
function behind(after: PeoplePlace | null): Prisma.UserWhereInput[] {
  if (!after) return []
  const { active, id } = after
  return [
    active
      ? { OR: [{ active: true, id: { gt: id } }, { active: false }] }
      : { active: false, id: { gt: id } },
  ]
}

const select = {
  ...{ id: true, email: true, name: true, role: true, active: true, lastSignInAt: true, totpSince: true },
  columns: { orderBy: { columnId: 'asc' }, select: { column: { select: { name: true } } } },
  _count: { select: { passkeys: true, identities: true } },
} as const satisfies Prisma.UserSelect

/** One person of the list; never a password hash. */
export type PersonRow = Omit<
  Prisma.UserGetPayload<{ select: typeof select }>,
  'totpSince' | '_count' | 'columns'
> & {
  /** The names of the columns that they are limited to; none means all. */
  columnNames: string[]
  factor: boolean
  /** Somebody at a provider of single sign-on is this person. */
  linked: boolean
  failing: Failing
}

/** One page of the people with an account, those who are active first; `next` is where the following page begins. */
export async function listPeople(
  actor: Actor,
  filter: PeopleFilter,
  after: PeoplePlace | null,
  now: Date,
): Promise<{ rows: PersonRow[]; next: PeoplePlace | null }> {
  if (!can(actor, 'user.manage')) return { rows: [], next: null }
  const found = await db.user.findMany({
    where: { AND: [...matching(filter), ...behind(after)] },
    orderBy: [{ active: 'desc' }, { id: 'asc' }],
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select,
  })
  const shown = found.slice(0, PAGE)
  const failing = await readFailing(shown, now)
  const rows = shown.map(({ totpSince, _count, columns, ...person }) => ({
    ...person,
    columnNames: columns.map(({ column }) => column.name),
    factor: hasFactor({ totpSince, _count }),
    linked: _count.identities > 0,
    failing: failing.get(person.id) ?? { count: 0, lockedUntil: null },
  }))
  const last = rows.at(-1)
  return { rows, next: found.length > PAGE && last ? { active: last.active, id: last.id } : null }
}
