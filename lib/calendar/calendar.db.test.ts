import ICAL from 'ical.js'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { closePlan, createPlan } from '@/lib/planning/commands'
import { planInput } from '@/lib/planning/schema'
import { schedulePublication, scheduleWithdrawal } from '@/lib/schedule/commands'
import { makeColumn, makeDraft, makePublished, makeStaff, NOW, type Person } from '@/test/newsroom'
import { eventsOf } from '@/test/refusals'
import { environmentDays } from './environment-days'
import { calendarText } from './feed'
import { openCalendar, revokeCalendar, shareCalendar } from './feed-commands'
import { getCalendarFeed } from './feed-queries'
import { listCalendar, listPieceDays } from './queries'

let staff: Record<Role, Person>
let columnId: number
let other: number

beforeAll(async () => {
  staff = await makeStaff()
})
beforeEach(async () => {
  await db.schedule.deleteMany()
  await db.plan.deleteMany()
  columnId = (await makeColumn()).id
  other = (await makeColumn()).id
})

const march = (over: object = {}) => ({
  first: '2026-03-01',
  last: '2026-03-31',
  perDay: 10,
  columnIds: [columnId],
  ...over,
})
/** A moment by the newsroom's clock. */
const at = (text: string) => new Date(`${text}:00+08:00`)
const plan = (over: object) =>
  createPlan(staff.EDITOR, planInput.parse({ title: '一个选题', columnId, ...over }), NOW)

async function told(actor: Person, over: object = {}) {
  const { entries, more } = await listCalendar(actor, march(over))
  return { lines: entries.map((one) => `${one.day} ${one.time ?? '-'} ${one.kind} ${one.title}`), more }
}

test('pieces, appointments and plans stand on their days by the newsroom’s clock, in order', async () => {
  await makePublished({ columnId, title: '凌晨发的' }, at('2026-03-01T00:05'))
  await makePublished({ columnId, title: '上月最后一刻' }, at('2026-02-28T23:59'))
  const ref = await makeDraft(staff.EDITOR, { columnId, title: '定好的' })
  await schedulePublication(staff.EDITOR, { ...ref, dueAt: at('2026-03-31T23:59') }, NOW)
  await scheduleWithdrawal(staff.EDITOR, { ...ref, dueAt: at('2026-04-01T00:00') }, NOW)
  await plan({ title: '计划', dueOn: '2026-03-10', slotOn: '2026-03-31' })
  expect((await told(staff.CHIEF)).lines).toEqual([
    '2026-03-01 00:05 PUBLISHED 凌晨发的',
    '2026-03-10 - PLAN 计划',
    '2026-03-31 - PLAN 计划',
    '2026-03-31 23:59 SCHEDULE 定好的',
  ])
})

test('narrowed by column and by person; authors see their own', async () => {
  const mine = await makeDraft(staff.AUTHOR, { columnId, title: '作者的' })
  await schedulePublication(staff.EDITOR, { ...mine, dueAt: at('2026-03-05T08:00') }, NOW)
  const theirs = await makeDraft(staff.EDITOR, { columnId, title: '编辑的' })
  await schedulePublication(staff.EDITOR, { ...theirs, dueAt: at('2026-03-06T08:00') }, NOW)
  const elsewhere = await makeDraft(staff.EDITOR, { columnId: other, title: '别栏的' })
  await schedulePublication(staff.EDITOR, { ...elsewhere, dueAt: at('2026-03-07T08:00') }, NOW)
  await plan({ title: '给作者的', assigneeId: staff.AUTHOR.id, dueOn: '2026-03-08' })
  await plan({ title: '给编辑的', assigneeId: staff.EDITOR.id, dueOn: '2026-03-09' })
  const titles = async (actor: Person, over = {}) =>
    (await listCalendar(actor, march(over))).entries.map(({ title }) => title)
  expect(await titles(staff.CHIEF)).toEqual(['作者的', '编辑的', '给作者的', '给编辑的'])
  expect(await titles(staff.CHIEF, { columnIds: [other] })).toEqual(['别栏的'])
  expect(await titles(staff.CHIEF, { person: staff.AUTHOR.id })).toEqual(['作者的', '给作者的'])
  expect(await titles(staff.AUTHOR)).toEqual(['作者的', '给作者的'])
})

test('a busy day is cut, and says how many more there are', async () => {
  for (let n = 0; n < 5; n++)
    await makePublished({ columnId, title: `第 ${n} 篇` }, at(`2026-03-03T0${n}:00`))
  const { lines, more } = await told(staff.CHIEF, { perDay: 2 })
  expect(lines).toEqual(['2026-03-03 00:00 PUBLISHED 第 0 篇', '2026-03-03 01:00 PUBLISHED 第 1 篇'])
  expect(more).toEqual({ '2026-03-03': 3 })
})

test('what counts for a column: published, appointed and planned pieces, and the newest before today', async () => {
  for (const day of ['2026-02-20', '2026-02-25', '2026-03-03'])
    await makePublished({ columnId }, at(`${day}T08:00`))
  const ref = await makeDraft(staff.EDITOR, { columnId })
  await schedulePublication(staff.EDITOR, { ...ref, dueAt: at('2026-03-04T08:00') }, NOW)
  const { id } = await plan({ slotOn: '2026-03-08' })
  await plan({ slotOn: '2026-03-05' })
  const dropped = await plan({ slotOn: '2026-03-06' })
  await closePlan(staff.EDITOR, { id: dropped.id, version: 1, outcome: 'DROPPED' }, NOW)
  // Its piece is appointed for the fourth.
  await db.plan.update({ where: { id }, data: { articleId: ref.id } })
  const days = async (actor: Person) =>
    (await listPieceDays(actor, { today: '2026-03-02', last: '2026-03-31' }))
      .filter((one) => one.columnId === columnId)
      .map(({ day }) => day)
      .sort()
  expect(await days(staff.CHIEF)).toEqual(['2026-02-25', '2026-03-03', '2026-03-04', '2026-03-05'])
  expect(await days(staff.AUTHOR)).toEqual([])
})

const tokenOf = ({ path }: { path: string }) => path.slice('/api/calendar/'.length, -4)

test('the address is kept as a hash, one a person; it ends by renewal, by hand, and with the account (S-61)', async () => {
  const first = tokenOf(await shareCalendar(staff.AUTHOR, NOW))
  expect(JSON.stringify(await db.calendarFeed.findMany())).not.toContain(first)
  expect(await openCalendar(first, NOW)).toMatchObject({ id: staff.AUTHOR.id, role: 'AUTHOR' })
  expect((await getCalendarFeed(staff.AUTHOR))?.lastUsedAt).toEqual(NOW)
  const second = tokenOf(await shareCalendar(staff.AUTHOR, NOW))
  expect(await openCalendar(first, NOW)).toBeNull()
  for (const wrong of ['', 'x', `${second}x`, first]) expect(await openCalendar(wrong, NOW)).toBeNull()
  await db.user.update({ where: { id: staff.AUTHOR.id }, data: { active: false } })
  expect(await openCalendar(second, NOW)).toBeNull()
  await db.user.update({ where: { id: staff.AUTHOR.id }, data: { active: true } })
  await revokeCalendar(staff.AUTHOR)
  await revokeCalendar(staff.AUTHOR)
  expect(await openCalendar(second, NOW)).toBeNull()
  const actions = (await eventsOf('user', staff.AUTHOR.id)).map(({ action }) => action)
  expect(actions).toEqual(['calendar.share', 'calendar.share', 'calendar.revoke'])
})

test('the text is a calendar that a parser reads: moments in UTC, days as days, Chinese and commas unharmed', async () => {
  const title =
    '河长制，十年；之后？\\ 一个很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的题目'
  const ref = await makeDraft(staff.EDITOR, { columnId, title })
  await schedulePublication(staff.EDITOR, { ...ref, dueAt: at('2026-03-05T08:30') }, NOW)
  await plan({ title: '计划', dueOn: '2026-03-10' })
  const { entries } = await listCalendar(staff.CHIEF, march())
  const days = environmentDays('2026-06-01', '2026-06-05')
  const text = calendarText({ entries, days, site: 'https://news.example', now: NOW })
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  expect(events.map(({ summary }) => summary)).toEqual([`定时发布：${title}`, '交稿日：计划', '六五环境日'])
  const [appointed, due, day] = events
  expect(appointed?.startDate.toJSDate()).toEqual(at('2026-03-05T08:30'))
  expect(appointed?.startDate.zone).toBe(ICAL.Timezone.utcTimezone)
  expect([due?.startDate.isDate, due?.startDate.toString()]).toEqual([true, '2026-03-10'])
  expect([day?.startDate.isDate, day?.startDate.toString()]).toEqual([true, '2026-06-05'])
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(3)
})
