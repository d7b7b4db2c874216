import { authorise } from '@/lib/auth/authorise'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { CheckupKind } from '@/lib/db/generated/enums'
import { siteUrl } from '@/lib/env'
import { CSV_HEAD, findingLine } from './csv'
import { LONGEST_RUN } from './due'
import { KINDS } from './schema'

const PAGE = 50
const BATCH = 1_000

const runSelect = {
  ...{
    id: true,
    night: true,
    startedAt: true,
    finishedAt: true,
    pieces: true,
    of: true,
    links: true,
    unasked: true,
  },
  askedBy: { select: { name: true } },
} as const

/** The newest finished run with how much it found of each kind, and whether another waits or goes on. */
export async function readBoard(actor: Actor, now: Date) {
  if (!can(actor, 'checkup.read')) return null
  const since = new Date(now.getTime() - LONGEST_RUN)
  const [run, going] = await Promise.all([
    db.checkupRun.findFirst({
      where: { finishedAt: { not: null } },
      orderBy: { finishedAt: 'desc' },
      select: runSelect,
    }),
    db.checkupRun.count({
      where: { finishedAt: null, OR: [{ startedAt: null }, { startedAt: { gt: since } }] },
    }),
  ])
  const grouped = run
    ? await db.checkupFinding.groupBy({
        by: ['kind'],
        where: { AND: [whereSeen(actor), { runId: run.id }] },
        _count: true,
      })
    : []
  const counts = Object.fromEntries(
    KINDS.map((kind) => [kind, grouped.find((one) => one.kind === kind)?._count ?? 0]),
  ) as Record<CheckupKind, number>
  return { run, isGoing: going > 0, counts }
}

/** What was found in the columns that the actor works in, and what is in none. */
function whereSeen({ limits }: Actor): Prisma.CheckupFindingWhereInput {
  const columns = limits?.columns
  if (!columns) return {}
  const there = { in: [...columns] }
  return {
    OR: [
      { articleId: null, OR: [{ columnId: null }, { columnId: there }] },
      { article: { columnId: there } },
    ],
  }
}

const findingSelect = {
  ...{ id: true, kind: true, detail: true, href: true },
  column: { select: { id: true, name: true, slug: true } },
  article: { select: { id: true, title: true } },
} as const

/** One page of what a run found of one kind. */
export async function listFindings(
  actor: Actor,
  { runId, kind, after }: { runId: number; kind: CheckupKind; after?: number | undefined },
) {
  if (!can(actor, 'checkup.read')) return { rows: [], next: null }
  const found = await db.checkupFinding.findMany({
    where: { AND: [whereSeen(actor), { runId, kind, ...(after ? { id: { gt: after } } : {}) }] },
    orderBy: { id: 'asc' },
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select: findingSelect,
  })
  const rows = found.slice(0, PAGE)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

export type ListedFinding = Awaited<ReturnType<typeof listFindings>>['rows'][number]

/** All that the newest finished run found as the parts of a CSV file, kind after kind. */
export async function* exportedFindings(actor: Actor): AsyncGenerator<string> {
  authorise(actor, 'checkup.read')
  yield CSV_HEAD
  const run = await db.checkupRun.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { finishedAt: 'desc' },
    select: { id: true },
  })
  if (!run) return
  for (const kind of KINDS) {
    for (let after = 0; ; ) {
      const rows = await db.checkupFinding.findMany({
        where: { AND: [whereSeen(actor), { runId: run.id, kind, id: { gt: after } }] },
        orderBy: { id: 'asc' },
        take: BATCH,
        relationLoadStrategy: 'join',
        select: findingSelect,
      })
      if (rows.length === 0) break
      yield rows.map((row) => findingLine(row, siteUrl)).join('')
      after = rows.at(-1)?.id ?? 0
    }
  }
}
