import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { submitArticle } from '@/lib/articles/commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { later, makeDraft, makeUser, NOW, type Person } from '@/test/newsroom'
import { pruneNotices, readNotices, unreadNotices } from './commands'
import { InboxEar } from './listen-queries'
import { countNews, countOwnNews, listNotices } from './queries'
import { readInput, unreadInput } from './schema'

let author: Person
let chief: Person
let editor: Person
const ear = new InboxEar(env.DATABASE_URL)
const ends: (() => void)[] = []

beforeAll(async () => {
  author = await makeUser('AUTHOR')
  chief = await makeUser('CHIEF')
  editor = await makeUser('EDITOR')
})
beforeEach(() => db.notification.deleteMany({}))
afterAll(() => {
  for (const end of ends) end()
})

const submit = async (title = '退水') => submitArticle(author, await makeDraft(author, { title }), NOW)
const open = (person: Person) => {
  const heard: number[] = []
  const end = ear.open(person.id, ({ unread }) => heard.push(unread))
  ends.push(end)
  return { heard, end }
}

test('one is read, all are read, and both can be taken back; nobody touches another’s', async () => {
  for (let n = 0; n < 3; n++) await submit()
  const { rows } = await listNotices(chief, {})
  const id = rows[1]?.id ?? 0
  expect(await readNotices(editor, { id }, NOW)).toMatchObject({ count: 0 })
  const one = await readNotices(chief, { id }, later(1))
  expect(one).toEqual({ count: 1, at: later(1) })
  expect((await listNotices(chief, {})).rows.map(({ unread }) => unread)).toEqual([true, false, true])
  expect((await listNotices(chief, { unread: '1' })).rows).toHaveLength(2)
  const all = await readNotices(chief, {}, later(2))
  expect([all.count, (await countOwnNews(chief)).unread, (await countOwnNews(editor)).unread]).toEqual([
    2, 0, 3,
  ])
  expect(await unreadNotices(editor, { at: all.at })).toEqual({ count: 0 })
  expect(await unreadNotices(chief, { at: all.at })).toEqual({ count: 2 })
  expect((await listNotices(chief, {})).rows.map(({ unread }) => unread)).toEqual([true, false, true])
  expect(await unreadNotices(chief, { at: one.at })).toEqual({ count: 1 })
})

test('what cannot be read or taken back says so', () => {
  expect(readInput.safeParse({ id: '0' }).error?.issues[0]?.message).toBe('没有这条通知，请刷新后重试')
  expect(readInput.safeParse({ everything: true }).success).toBe(false)
  expect(unreadInput.safeParse({ at: 'yesterday' }).error?.issues[0]?.message).toBe('时间不对，请刷新后重试')
  expect(readInput.parse({ id: '5' })).toEqual({ id: 5 })
})

test('the inbox is paged by its newest, and narrowed by kind', async () => {
  for (let n = 1; n <= 31; n++) await submit(`第 ${n} 篇`)
  const first = await listNotices(chief, {})
  expect(first.rows).toHaveLength(30)
  expect(first.rows[0]?.sentence).toContain('第 31 篇')
  const second = await listNotices(chief, { before: first.next ?? 0 })
  expect(second.rows.map(({ sentence }) => sentence)).toEqual([`${author.name}送审了《第 1 篇》`])
  expect(second.next).toBeNull()
  expect((await listNotices(chief, { kind: 'mention' })).rows).toEqual([])
  expect((await listNotices(chief, { kind: 'submitted' })).rows).toHaveLength(30)
})

test('the unread are counted for many at once, and no further than a hundred', async () => {
  await db.notification.createMany({
    data: Array.from({ length: 130 }, () => ({ userId: chief.id, kind: 'account' })),
  })
  await submit()
  expect(await countNews([chief.id, editor.id, author.id])).toEqual(
    new Map([
      [chief.id, { unread: 100, toReview: 0 }],
      [editor.id, { unread: 1, toReview: 0 }],
      [author.id, { unread: 0, toReview: 0 }],
    ]),
  )
})

test('open windows hear a new number by themselves; what concerns nobody here is not counted', async () => {
  const [one, two, other] = [open(chief), open(chief), open(author)]
  await vi.waitFor(() => expect([one.heard, two.heard, other.heard]).toMatchObject([[0], [0], [0]]), 5_000)
  await vi.waitFor(async () => expect(await listeners()).toBe(1), 5_000)
  await submit()
  await vi.waitFor(() => expect([one.heard.at(-1), two.heard.at(-1)]).toEqual([1, 1]), 5_000)
  two.end()
  await readNotices(chief, {}, NOW)
  await vi.waitFor(() => expect(one.heard.at(-1)).toBe(0), 5_000)
  expect([two.heard.at(-1), other.heard.at(-1)]).toEqual([1, 0])
})

test('after a lost connection the windows hear what they missed', async () => {
  const { heard } = open(chief)
  await vi.waitFor(async () => expect(await listeners()).toBe(1), 5_000)
  await submit()
  await vi.waitFor(() => expect(heard.at(-1)).toBe(1), 5_000)
  const outside = new pg.Client({ connectionString: env.DATABASE_URL })
  await outside.connect()
  await outside.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qingyan inbox' AND datname = current_database()`,
  )
  await outside.end()
  await submit()
  await vi.waitFor(() => expect(heard.at(-1)).toBe(2), 10_000)
})

async function listeners(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE application_name = 'qingyan inbox' AND datname = current_database() AND query LIKE 'LISTEN%'`
  return row?.count ?? 0
}

test('what was read three months ago is forgotten, and everything after a year (R-35)', async () => {
  const days = (n: number) => new Date(NOW.getTime() - n * 86_400_000)
  const rows = [
    { createdAt: days(89), readAt: NOW },
    { createdAt: days(91), readAt: NOW },
    { createdAt: days(364), readAt: null },
    { createdAt: days(366), readAt: null },
  ]
  await db.notification.createMany({
    data: rows.map((row) => ({ userId: chief.id, kind: 'account', ...row })),
  })
  expect(await pruneNotices(NOW)).toBe(2)
  const left = await db.notification.findMany({ orderBy: { id: 'asc' }, select: { createdAt: true } })
  expect(left).toEqual([{ createdAt: days(89) }, { createdAt: days(364) }])
})
