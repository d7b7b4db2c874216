import { expect, type Page } from 'playwright/test'
import { siteDate, siteTime } from '../lib/time'
import { handIn, passThree, test } from './support/review-newsroom'

const text = (page: Page) => page.locator('.article-body')

test('an author, three reviewers, a schedule, and the piece is with readers; the sheet says who passed it', async ({
  staff,
  column,
  trial,
  reader,
}) => {
  test.slow()
  const { author, first, second, chief } = staff
  const title = '滩涂不是荒地'
  const before = await first.waiting()
  const id = await handIn(author, column, title)
  await expect(author.panel).toContainText('由编辑审')
  await expect(author.page.getByRole('button', { name: /通过|退回|领取/ })).toHaveCount(0)

  // Taken by one, it waits for nobody else.
  await first.waits(before + 1)
  await second.waits(before + 1)
  await first.openFrom('待我审', title)
  await first.panel.getByRole('button', { name: '领取“一审”' }).click()
  await first.says('已领取')
  await second.waits(before)
  await expect((await second.board('待我审')).getByText(title)).toHaveCount(0)
  await second.editor.open(id)
  await expect(second.step('一审')).toContainText('已领取')
  await expect(second.panel.getByRole('button', { name: /一审/ })).toHaveCount(0)
  await first.act('通过“一审”', { '意见（可不填）': '事实清楚' }, '通过')
  await expect(first.step('二审')).toContainText('同一篇稿件一人只能审一道')

  await second.openFrom('待我审', title)
  await second.act('通过“二审”', {}, '通过')
  await expect(second.page.getByRole('button', { name: '发布', exact: true })).toHaveCount(0)
  await chief.openFrom('待我审', title)
  await expect(chief.step('一审')).toContainText('“事实清楚”')
  await chief.act('签发“三审签发”', {}, '签发')
  await chief.says('已签发，可以发布或定时发布了')

  await first.openFrom('今日待发', title)
  await expect(first.panel).toContainText('已签发')
  await first.editor.step('定时发布')
  const at = new Date(Math.ceil((Date.now() + 60_000) / 60_000) * 60_000)
  await first.page.getByLabel('时间（北京时间）').fill(`${siteDate(at)}T${siteTime(at)}`)
  await first.page.getByRole('dialog').getByRole('button', { name: '定时发布' }).click()
  await first.says('已定时')
  // The clock is not waited for: the row is made due, and the worker does the rest.
  await trial.database.bringForward(id, 0)
  await expect(async () => {
    expect((await reader.goto(`/articles/${id}`))?.status()).toBe(200)
  }).toPass({ timeout: 15_000 })
  await expect(text(reader)).toContainText('退潮之后')

  await first.page.goto(`/admin/articles/${id}/sheet`)
  const rows = first.page.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(4)
  await expect(rows.nth(1)).toContainText('事实清楚')
  await expect(first.page.getByText(/^SHA-256 [0-9a-f]{64}$/)).toBeVisible()
  await expect(first.page.getByRole('img', { name: '稿件网址的二维码' })).toBeVisible()
  const pdf = await first.page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
})

test('given back with a reason, the author finds it, mends it and hands it in again', async ({
  staff,
  column,
}) => {
  test.slow()
  const { author, first } = staff
  const title = '数字要核对'
  await handIn(author, column, title)
  await first.openFrom('待我审', title)
  await first.panel.getByRole('button', { name: '退回“一审”' }).click()
  const window = first.page.getByRole('dialog')
  await window.getByRole('button', { name: '退回', exact: true }).click()
  await first.refuses(first.field('退回意见（必填）', window), '请写明退回意见')
  await first.field('退回意见（必填）', window).fill('第二段的数字请核对')
  await window.getByRole('button', { name: '退回', exact: true }).click()
  await first.says('已退回')

  await author.page.goto('/admin')
  await author.waits(1)
  const back = await author.board('退回')
  await expect(back.getByRole('listitem')).toContainText('退回：第二段的数字请核对')
  await back.getByRole('link', { name: title }).click()
  await expect(author.panel).toContainText('第二段的数字请核对')
  await author.editor.body.click()
  await author.page.keyboard.press('Control+End')
  await author.editor.body.pressSequentially('数字核对过了。')
  await author.editor.save()
  await author.page.getByRole('button', { name: '送审', exact: true }).click()
  await author.editor.says('已送审')
  await expect(author.page.getByRole('region', { name: '审校 · 第 2 轮' })).toBeVisible()
  await first.openFrom('待我审', title)
  await first.page.getByRole('link', { name: '我上次看过之后的改动' }).click()
  await expect(first.page.locator('#compare ins')).toContainText('数字核对过了')
})

test('words that the author adds while the reviewer decides are read before they are passed', async ({
  staff,
  column,
}) => {
  test.slow()
  const { author, first } = staff
  const title = '看过才算'
  await handIn(author, column, title)
  await first.openFrom('待我审', title)
  await first.panel.getByRole('button', { name: '通过“一审”' }).click()
  await author.editor.body.click()
  await author.page.keyboard.press('Control+End')
  await author.editor.body.pressSequentially('悄悄补的一句。')
  await author.editor.save()
  const window = first.page.getByRole('dialog')
  await window.getByRole('button', { name: '通过', exact: true }).click()
  await expect(window.getByRole('alert')).toContainText('刚刚改过这篇稿件')
  await expect(text(first.page)).toContainText('悄悄补的一句。')
  await window.getByRole('button', { name: '通过', exact: true }).click()
  await first.says('已通过')
})

test('an edit after the signature: everybody sees it with the difference, nobody can publish it', async ({
  staff,
  column,
}) => {
  test.slow()
  const { author, first } = staff
  const title = '签发之后'
  const id = await handIn(author, column, title)
  await passThree(staff, title)
  await first.editor.open(id)
  await expect(first.page.getByRole('button', { name: '发布', exact: true })).toBeVisible()

  await author.editor.open(id)
  await author.editor.body.click()
  await author.page.keyboard.press('Control+End')
  await author.editor.body.pressSequentially('又补了一句。')
  await author.editor.save()
  await expect(author.panel).toContainText('签发后改动')

  // A window that was open before still has the button; the command refuses with what to do.
  await first.page.getByRole('button', { name: '发布', exact: true }).click()
  await first.page.getByRole('button', { name: '确认发布' }).click()
  await expect(first.page.getByRole('alertdialog').getByRole('alert')).toBeVisible()
  await first.page.keyboard.press('Escape')
  for (const one of [first, staff.chief, staff.second]) {
    await one.editor.open(id)
    await expect(one.panel).toContainText('签发后改动')
    await expect(one.page.getByRole('button', { name: '发布', exact: true })).toHaveCount(0)
  }
  await first.panel.getByRole('link', { name: '看改了什么' }).click()
  await expect(first.page.locator('#compare ins')).toContainText('又补了一句')
})
