import { expect } from 'playwright/test'
import { addDays } from '../lib/calendar/days'
import { siteDate } from '../lib/time'
import { Calendar, someDay } from './pages/calendar'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()
const DAY = someDay()
const NEXT = addDays(DAY, 1)

test('a column is marked where it falls behind its own target, and a plan for that day closes the gap', async ({
  asAdmin: { page },
  commands,
}) => {
  const calendar = new Calendar(page)
  await page.goto('/admin/calendar')
  const gaps = page.getByRole('region', { name: '栏目空档' })
  await expect(gaps).toContainText('还没有栏目设了更新目标')
  const today = siteDate(new Date())
  const column = await commands.column('每三天一篇', 3)
  await commands.column('什么时候都行')
  await commands.publish(await commands.create({ columnId: column.id, title: '今天发的' }))
  const behind = addDays(today, 4)
  await calendar.open('week', behind)
  await expect(calendar.cell(behind)).toContainText('每三天一篇缺稿')
  await expect(gaps).toContainText('目标每 3 天至少一篇')
  await expect(gaps).not.toContainText('什么时候都行')

  await page.goto('/admin/planning')
  await page.getByRole('button', { name: '提选题' }).click()
  const form = page.getByRole('dialog', { name: '提选题' })
  await form.getByLabel('选题').fill('补空档的一篇')
  await form.getByLabel('栏目').selectOption({ label: '每三天一篇' })
  await form.getByLabel('见报日').fill(behind)
  await form.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('list', { name: '选题' })).toContainText('补空档的一篇')
  await calendar.open('week', behind)
  await expect(calendar.chip(behind, '补空档的一篇')).toBeVisible()
  await expect(calendar.cell(behind)).not.toContainText('缺稿')
})

test('a plan goes from the pitch to its piece, and its day is carried in the calendar', async ({
  asAdmin: { page },
}) => {
  const calendar = new Calendar(page)
  await page.goto('/admin/planning')
  await page.getByRole('button', { name: '提选题' }).click()
  const form = page.getByRole('dialog', { name: '提选题' })
  await form.getByLabel('选题').fill('退水之后的鱼')
  await form.getByLabel('见报日').fill(DAY)
  await form.getByLabel('交稿日').fill(NEXT)
  await form.getByRole('button', { name: '提交' }).click()
  await expect(form.getByRole('alert')).toContainText('见报日不能早于交稿日')
  await form.getByLabel('交稿日').fill(DAY)
  await form.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('list', { name: '选题' })).toContainText('退水之后的鱼')

  await calendar.open('month', DAY)
  await page.getByRole('button', { name: '移动《退水之后的鱼》的见报日' }).focus()
  await page.keyboard.press('Space')
  await expect(calendar.spoken).toContainText('已拿起')
  await page.keyboard.press('ArrowRight')
  await expect(calendar.spoken).toContainText('移到')
  await page.keyboard.press('Space')
  await expect(calendar.chip(NEXT, '退水之后的鱼')).toContainText('见报日')
  await expect(calendar.chip(DAY, '退水之后的鱼')).toContainText('交稿日')

  await calendar.chip(NEXT, '退水之后的鱼').getByRole('link').click()
  await page.getByRole('button', { name: '开始写《退水之后的鱼》' }).click()
  await expect(page).toHaveURL(/\/admin\/articles\/\d+$/)
  await expect(page.getByRole('textbox', { name: '标题', exact: true })).toHaveValue('退水之后的鱼')
  await page.goto('/admin/planning?state=ASSIGNED')
  await expect(page.getByRole('link', { name: '打开《退水之后的鱼》的稿件' })).toBeVisible()
})
