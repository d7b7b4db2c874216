import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { makeColumn, makePublished } from '@/test/newsroom'
import { getArchiveDay, getArchiveMonth, getNewestMonth, listMonths } from './public'

const now = new Date('2026-03-02T02:00:00Z')
const TIMES = [
  '1988-06-30T14:59:59.999Z', // 30 June, 23:59 in summer time
  '1988-06-30T15:00:00Z', // 1 July, midnight in summer time
  '2025-12-31T15:59:00Z', // 31 December, 23:59
  '2025-12-31T16:00:00Z', // 1 January, 00:00
  '2026-03-01T15:59:59Z',
  '2026-03-01T16:00:00Z',
  '2026-03-02T01:00:00Z',
]
const ids = new Map<string, number>()

beforeAll(async () => {
  const { id: columnId } = await makeColumn()
  for (const at of TIMES) ids.set(at, (await makePublished({ columnId }, new Date(at))).id)
})
beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const month = async (key: string) => {
  const found = await getArchiveMonth(key)
  return found && { days: [...found.counts], total: found.total, older: found.older, newer: found.newer }
}
const day = async (key: string, before: string | null = null) => {
  const found = await getArchiveDay(key, before)
  return found && { pieces: found.cards.map(({ id }) => id), older: found.older, newer: found.newer }
}
const idsOf = (...at: string[]) => at.map((one) => ids.get(one))

test('the months in which something came out, by the site’s clocks', async () => {
  expect((await listMonths()).map((one) => `${one.year}-${one.month}`)).toEqual([
    '2026-3',
    '2026-1',
    '2025-12',
    '1988-7',
    '1988-6',
  ])
})

test('a month counts each day from midnight to midnight, in summer time too (R-15)', async () => {
  expect(await month('2026-03')).toEqual({
    days: [
      [1, 1],
      [2, 2],
    ],
    total: 3,
    older: { year: 2026, month: 1 },
    newer: null,
  })
  expect(await month('2025-12')).toMatchObject({ days: [[31, 1]], newer: { year: 2026, month: 1 } })
  expect(await month('1988-06')).toMatchObject({ days: [[30, 1]], older: null })
  expect(await month('1988-07')).toMatchObject({ days: [[1, 1]] })
  expect(await month('2026-02')).toEqual({
    days: [],
    total: 0,
    older: { year: 2026, month: 1 },
    newer: { year: 2026, month: 3 },
  })
})

test('a day has what came out on it, newest first, and the way to the nearest days with pieces', async () => {
  expect(await day('2026-03-02')).toEqual({
    pieces: idsOf('2026-03-02T01:00:00Z', '2026-03-01T16:00:00Z'),
    older: '2026-03-01',
    newer: null,
  })
  expect(await day('1988-07-01')).toEqual({
    pieces: idsOf('1988-06-30T15:00:00Z'),
    older: '1988-06-30',
    newer: '2025-12-31',
  })
  expect(await day('2026-02-10')).toEqual({ pieces: [], older: '2026-01-01', newer: '2026-03-01' })
})

test('a full day goes on on further pages and never into the day before', async () => {
  const { id: columnId } = await makeColumn()
  const at = (minute: number) => new Date(Date.UTC(2024, 4, 5, 2, minute))
  const made: number[] = []
  for (let minute = 0; minute < 25; minute++) made.unshift((await makePublished({ columnId }, at(minute))).id)
  await makePublished({ columnId }, new Date('2024-05-04T15:59:00Z'))
  const first = await getArchiveDay('2024-05-05', null)
  const second = await getArchiveDay('2024-05-05', first?.next ?? '')
  expect(first?.total).toBe(25)
  expect([...(first?.cards ?? []), ...(second?.cards ?? [])].map(({ id }) => id)).toEqual(made)
  expect(second?.next).toBeNull()
})

const AHEAD: [string, () => Promise<object | null>][] = [
  ['tomorrow', () => getArchiveDay('2026-03-03', null)],
  ['next month', () => getArchiveMonth('2026-04')],
]
test.each(AHEAD)('%s is not there yet, and is looked for again at midnight', async (_when, read) => {
  const context = newRenderContext()
  expect(await withRenderContext(context, read)).toBeNull()
  expect(context.notAfter).toBe(Date.parse('2026-03-02T16:00:00Z'))
})

test('pages say what they depend on; the running month is made anew at midnight, a past one is not', async () => {
  const contexts = [newRenderContext(), newRenderContext(), newRenderContext()]
  const [running, past, today] = contexts
  if (!running || !past || !today) throw new Error('a context is missing')
  await withRenderContext(running, () => getArchiveMonth('2026-03'))
  await withRenderContext(past, () => getArchiveMonth('2025-12'))
  await withRenderContext(today, () => getArchiveDay('2026-03-02', null))
  for (const { tags } of contexts) expect([...tags]).toContain('articles')
  expect([running.notAfter, past.notAfter]).toEqual([Date.parse('2026-03-02T16:00:00Z'), null])
})

test('the list of months reads a month’s edge, not its pieces', async () => {
  const { newest } = await getNewestMonth()
  expect(newest?.month).toEqual({ year: 2026, month: 3 })
  const plan = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT date_trunc('month', max(published_at), 'Asia/Shanghai') FROM publications
      WHERE published_at < '2026-01-01'::timestamptz`
  })
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Limit[\s\S]*Index Only Scan/)
})
