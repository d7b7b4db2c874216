import ICAL from 'ical.js'
import { expect } from 'playwright/test'
import { addDays } from '../lib/calendar/days'
import { siteDate, siteTime } from '../lib/time'
import { Calendar, someDay } from './pages/calendar'
import type { Commands } from './support/commands'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()
// The newsroom's clock counts, wherever somebody sits.
test.use({ timezoneId: 'America/Los_Angeles', locale: 'en-US' })

const DAY = someDay()
const NEXT = addDays(DAY, 1)

let pieces = 0
/** A piece that waits to be published at half past eight on the day. */
async function appointed(commands: Commands): Promise<{ id: number; title: string; scheduleId: number }> {
  const column = await commands.column(`日历栏目 ${++pieces}`)
  const title = `定在早上的第 ${pieces} 篇`
  const ref = await commands.create({ columnId: column.id, title })
  const { scheduleId } = await commands.schedule(ref, new Date(`${DAY}T08:30:00+08:00`))
  return { id: ref.id, title, scheduleId }
}

test('an appointment is dragged to another day by the mouse, keeps its minute and its version, and is put back', async ({
  asAdmin: { page },
  commands,
  trial,
}) => {
  const calendar = new Calendar(page)
  const { id, title } = await appointed(commands)
  await calendar.open('month', DAY)
  await calendar.drag(title, DAY, NEXT)
  await expect(page.getByRole('status').getByText(`《${title}》的定时发布已改到`)).toContainText('08:30')
  await expect(calendar.chip(NEXT, title)).toContainText('08:30')
  expect(await trial.database.dueAt(id)).toEqual(new Date(`${NEXT}T08:30:00+08:00`))
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('status').getByText('已改回')).toBeVisible()
  await expect(calendar.chip(DAY, title)).toBeVisible()
  expect(await trial.database.dueAt(id)).toEqual(new Date(`${DAY}T08:30:00+08:00`))
  await calendar.drag(title, DAY, NEXT)
  await expect(calendar.chip(NEXT, title)).toBeVisible()
  await expect.poll(() => trial.database.dueAt(id)).toEqual(new Date(`${NEXT}T08:30:00+08:00`))
  await page.reload()
  await expect(calendar.chip(NEXT, title)).toContainText('08:30')
})

test('by the keyboard alone: picked up, carried, dropped, taken back; Escape leaves it where it was', async ({
  asAdmin: { page },
  commands,
  trial,
}) => {
  const calendar = new Calendar(page)
  const { id, title } = await appointed(commands)
  await calendar.open('month', DAY)
  const handle = page.getByRole('button', { name: `移动《${title}》的定时发布` })
  const said = calendar.spoken
  await handle.focus()
  await page.keyboard.press('Space')
  await expect(said).toContainText('已拿起')
  await page.keyboard.press('ArrowRight')
  await expect(said).toContainText(`移到${Number(NEXT.slice(5, 7))}月${Number(NEXT.slice(8))}日`)
  await page.keyboard.press('Escape')
  await expect(said).toContainText('已取消')
  expect(await trial.database.dueAt(id)).toEqual(new Date(`${DAY}T08:30:00+08:00`))

  await handle.focus()
  await page.keyboard.press('Space')
  await expect(said).toContainText('已拿起')
  await page.keyboard.press('ArrowRight')
  await expect(said).toContainText('移到')
  await page.keyboard.press('Space')
  await expect(calendar.chip(NEXT, title)).toBeVisible()
  await expect.poll(() => trial.database.dueAt(id)).toEqual(new Date(`${NEXT}T08:30:00+08:00`))
  await page.getByRole('button', { name: '撤销' }).press('Enter')
  await expect(calendar.chip(DAY, title)).toBeVisible()
  await expect.poll(() => trial.database.dueAt(id)).toEqual(new Date(`${DAY}T08:30:00+08:00`))
})

test('what somebody else has moved meanwhile is not moved, and the reason is said', async ({
  asAdmin: { page },
  commands,
  trial,
}) => {
  const calendar = new Calendar(page)
  const { id, title, scheduleId } = await appointed(commands)
  await calendar.open('month', DAY)
  const [from, dueAt] = [new Date(`${DAY}T08:30:00+08:00`), new Date(`${DAY}T09:15:00+08:00`)]
  await trial.command('schedule/commands', 'moveSchedule', { scheduleId, from, dueAt }, new Date())
  await calendar.drag(title, DAY, NEXT)
  await expect(page.getByRole('status').getByText(/被他人改期/)).toBeVisible()
  expect(await trial.database.dueAt(id)).toEqual(dueAt)
})

test('a narrow screen shows the agenda; the time is changed in a window that refuses what has passed', async ({
  asAdmin: { page },
  commands,
  trial,
}) => {
  const { id, title } = await appointed(commands)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/admin/calendar?on=${DAY}`)
  await expect(page.getByRole('table')).toHaveCount(0)
  await page.getByRole('button', { name: `《${title}》的定时发布改期` }).click()
  const when = page.getByLabel('时间（北京时间）')
  await expect(when).toHaveValue(`${DAY}T08:30`)
  const past = new Date(Date.now() - 3_600_000)
  await when.fill(`${siteDate(past)}T${siteTime(past)}`)
  await page.getByRole('dialog').getByRole('button', { name: '改期' }).click()
  await expect(page.getByRole('status').getByText(/定时时间必须晚于现在/)).toBeVisible()
  await page.getByRole('button', { name: `《${title}》的定时发布改期` }).click()
  await when.fill(`${DAY}T18:05`)
  await page.getByRole('dialog').getByRole('button', { name: '改期' }).click()
  await expect(page.getByRole('status').getByText(/已改到.*18:05/)).toBeVisible()
  expect(await trial.database.dueAt(id)).toEqual(new Date(`${DAY}T18:05:00+08:00`))
})

test('filters and views stand in the address; environment days are marked', async ({
  asAdmin: { page },
  commands,
}) => {
  const calendar = new Calendar(page)
  const { title } = await appointed(commands)
  const other = await appointed(commands)
  await page.goto('/admin/calendar?view=month&on=2027-06-05')
  await expect(calendar.cell('2027-06-05')).toContainText('六五环境日')
  await calendar.open('month', DAY)
  await page.getByLabel('按栏目筛选').selectOption({ label: `日历栏目 ${pieces}` })
  await page.getByRole('button', { name: '筛选' }).click()
  await expect(page).toHaveURL(/view=month&on=[\d-]+&column=\d+/)
  await expect(calendar.chip(DAY, other.title)).toBeVisible()
  await expect(calendar.chip(DAY, title)).toHaveCount(0)
  await page.getByRole('navigation', { name: '日历的样式' }).getByRole('link', { name: '周' }).click()
  await expect(page).toHaveURL(/view=week.*column=\d+/)
  await expect(calendar.chip(DAY, other.title)).toBeVisible()
})

test('the calendar is subscribed to by a private address, which ends when it is revoked', async ({
  asAdmin: { page },
  commands,
}) => {
  const { title } = await appointed(commands)
  await page.goto('/admin/calendar')
  await page.getByRole('button', { name: '生成订阅地址' }).click()
  const address = await page.getByLabel(/^订阅地址/).inputValue()
  const answer = await fetch(address)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent')
  const found = events.map((one) => new ICAL.Event(one)).find(({ summary }) => summary.endsWith(title))
  expect(found?.startDate.toJSDate()).toEqual(new Date(`${DAY}T08:30:00+08:00`))
  await page.reload()
  await expect(page.getByText(/最近一次读取/)).toBeVisible()
  await page.getByRole('button', { name: '停用' }).click()
  await expect(page.getByText('订阅地址已停用')).toBeVisible()
  expect((await fetch(address)).status).toBe(404)
})
