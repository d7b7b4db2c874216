import { beforeEach, expect, test } from 'vitest'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { JOBS } from '@/lib/worker/jobs'
import { later, makeColumn, makeDraft, makePublished, makeUser, NOW, system } from '@/test/newsroom'
import { pruneViewHours, rankMostRead, recordViews } from './commands'
import { getMostRead } from './public'
import { getViews, listMostRead } from './queries'
import { ViewBuffer } from './view-buffer'

const DAY = 24 * 60

/** Writes so many views of a piece at a moment. */
async function read(id: number, views: number, at: Date): Promise<void> {
  const buffer = new ViewBuffer()
  for (let n = 0; n < views; n++) buffer.add(id, at)
  await recordViews(buffer.take())
}

async function pieces(count: number) {
  const { id: columnId } = await makeColumn()
  const made = []
  for (let n = 0; n < count; n++) made.push(await makePublished({ columnId }))
  return made
}

const mostReadTag = () => db.cacheTag.findUnique({ where: { tag: 'most-read' } })
const ids = (rows: { id: number }[]) => rows.map(({ id }) => id)

beforeEach(async () => {
  await db.viewHour.deleteMany()
  await db.viewDay.deleteMany()
  await db.mostRead.deleteMany()
})

test('views add up by hour and by day of Shanghai, across midnight', async () => {
  const [piece] = await pieces(1)
  const id = piece?.id ?? 0
  for (const [time, views] of [
    ['15:59:59.999', 2],
    ['16:00:00', 3],
    ['16:59:00', 1],
  ] as const)
    await read(id, views, new Date(`2026-03-02T${time}Z`))
  expect(await db.viewHour.findMany({ orderBy: { hour: 'asc' } })).toEqual([
    { articleId: id, hour: new Date('2026-03-02T15:00:00Z'), views: 2 },
    { articleId: id, hour: new Date('2026-03-02T16:00:00Z'), views: 4 },
  ])
  expect(await db.viewDay.findMany({ orderBy: { day: 'asc' } })).toEqual([
    { articleId: id, day: new Date('2026-03-02T00:00:00Z'), views: 2 },
    { articleId: id, day: new Date('2026-03-03T00:00:00Z'), views: 4 },
  ])
})

test('what is not public is passed over, and the rest of the batch is written', async () => {
  const [piece] = await pieces(1)
  const draft = await makeDraft(system)
  const buffer = new ViewBuffer()
  for (const id of [999_999_999, draft.id, piece?.id ?? 0]) buffer.add(id, NOW)
  await recordViews(buffer.take())
  expect(await db.viewDay.findMany({ select: { articleId: true, views: true } })).toEqual([
    { articleId: piece?.id, views: 1 },
  ])
})

test('each span ranks by what was read within it', async () => {
  const [today, week, month, old] = await pieces(4)
  if (!today || !week || !month || !old) throw new Error('a piece is missing')
  await read(today.id, 2, later(-60))
  await read(week.id, 5, later(-3 * DAY))
  await read(month.id, 9, later(-20 * DAY))
  await read(old.id, 50, later(-31 * DAY))
  await rankMostRead(NOW)
  const rankings = await getMostRead()
  expect(ids(rankings.day)).toEqual([today.id])
  expect(ids(rankings.week)).toEqual([week.id, today.id])
  expect(ids(rankings.month)).toEqual([month.id, week.id, today.id])
  expect(rankings.month.map(({ views }) => views)).toEqual([9, 5, 2])
})

test('24 hours are the hour that runs and the 23 before; 7 days and 30 are days of the calendar', async () => {
  const made = await pieces(6)
  const id = (n: number) => made[n]?.id ?? 0
  await read(id(0), 1, new Date('2026-03-01T03:00:00Z'))
  await read(id(1), 1, new Date('2026-03-01T02:59:59Z'))
  await read(id(2), 1, new Date('2026-02-23T16:00:00Z'))
  await read(id(3), 1, new Date('2026-02-23T15:59:59Z'))
  await read(id(4), 1, new Date('2026-01-31T16:00:00Z'))
  await read(id(5), 1, new Date('2026-01-31T15:59:59Z'))
  await rankMostRead(NOW)
  const { day, week, month } = await getMostRead()
  expect(ids(day)).toEqual([id(0)])
  expect(ids(week)).toEqual([id(2), id(1), id(0)])
  expect(ids(month)).toEqual([id(4), id(3), id(2), id(1), id(0)])
})

test('a ranking holds ten, and pages that show it go stale only when the order changes', async () => {
  const made = await pieces(11)
  for (const [n, { id }] of made.entries()) await read(id, 20 - n, NOW)
  expect(await rankMostRead(NOW)).toEqual({ reordered: true })
  const first = await mostReadTag()
  expect(ids((await getMostRead()).day)).toEqual(made.slice(0, 10).map(({ id }) => id))

  await read(made[0]?.id ?? 0, 5, NOW)
  expect(await rankMostRead(NOW)).toEqual({ reordered: false })
  expect(await mostReadTag()).toEqual(first)
  expect((await getMostRead()).day[0]?.views).toBe(25)

  await read(made[10]?.id ?? 0, 90, NOW)
  expect(await rankMostRead(NOW)).toEqual({ reordered: true })
  expect((await mostReadTag())?.xid).toBeGreaterThan(first?.xid ?? 0n)
  expect((await getMostRead()).day[0]?.id).toBe(made[10]?.id)
})

test('a piece that is withdrawn leaves the ranking at once', async () => {
  const [stays, goes] = await pieces(2)
  if (!stays || !goes) throw new Error('a piece is missing')
  await read(stays.id, 1, NOW)
  await read(goes.id, 5, NOW)
  await rankMostRead(NOW)
  await withdrawArticle(system, { ...goes, reason: '事实有误' }, NOW)
  expect(ids((await getMostRead()).day)).toEqual([stays.id])
  const context = newRenderContext()
  await withRenderContext(context, getMostRead)
  expect([...context.tags]).toEqual(['most-read', 'articles'])
})

test('the desk sees how often a piece is read, and what is read most', async () => {
  const [piece] = await pieces(1)
  const id = piece?.id ?? 0
  const actor = await makeUser('AUTHOR')
  await read(id, 3, later(-2 * DAY))
  await read(id, 2, NOW)
  await rankMostRead(NOW)
  expect(await getViews(actor, id, NOW)).toEqual({ total: 5, today: 2 })
  expect(await listMostRead(actor, 'WEEK', 5)).toMatchObject([{ rank: 1, articleId: id, views: 5 }])
})

test('hours are forgotten after two days, days are kept', async () => {
  const [piece] = await pieces(1)
  const id = piece?.id ?? 0
  await read(id, 1, later(-2 * DAY - 60))
  await read(id, 1, later(-2 * DAY + 60))
  expect(await pruneViewHours(NOW)).toBe(1)
  expect(await db.viewHour.count()).toBe(1)
  expect(await db.viewDay.count()).toBe(1)
})

test('the worker ranks every minute and forgets every hour', () => {
  const every = (run: unknown) => JOBS.find((job) => job.run === run)?.every
  expect([every(rankMostRead), every(pruneViewHours)]).toEqual([60_000, 3_600_000])
})
