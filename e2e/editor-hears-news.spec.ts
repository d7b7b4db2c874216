import type { Page } from 'playwright/test'
import { expect } from 'playwright/test'
import { Desk } from './pages/desk'
import { Editor } from './pages/editor'
import { Inbox } from './pages/inbox'
import { accessFaults } from './support/axe'
import { handIn as handInReview, passThree, test } from './support/review-newsroom'

/** The author writes something and hands it in. */
async function handIn(page: Page, title: string): Promise<number> {
  const editor = new Editor(page)
  await editor.begin()
  await editor.title.fill(title)
  await editor.body.pressSequentially('退潮之后，滩涂上全是脚印。')
  await editor.save()
  const id = await editor.id()
  await page.getByRole('button', { name: '送审' }).click()
  await editor.says('已送审')
  return id
}

test('what is handed in rings at the editor’s, who sends it back; that rings at the author’s, with the reason', async ({
  colleague,
}) => {
  const author = await colleague({ role: '作者' })
  const editor = await colleague({ role: '编辑' })
  const [theirs, mine] = [new Inbox(editor.page), new Inbox(author.page)]
  await theirs.counts(0)
  const id = await handIn(author.page, '脚印')
  // Nobody reloads anything.
  await theirs.counts(1)
  await expect(editor.page.getByText('收件箱有新通知，共 1 条未读')).toBeAttached()

  await theirs.bell.click()
  const row = theirs.row(`${author.name}送审了《脚印》`)
  await expect(row).toContainText('有稿送审')
  expect(await accessFaults(editor.page)).toEqual([])
  await row.getByRole('link').click()
  await editor.page.waitForURL(new RegExp(`/admin/articles/${id}$`))
  await theirs.counts(0)

  await author.page.goto('/admin')
  const desk = new Editor(editor.page)
  await desk.step('退回')
  await editor.page.getByLabel('退回意见（必填）').fill('请补上巡查日期。')
  await editor.page.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await mine.counts(1)
  await mine.bell.click()
  await expect(mine.row(`${editor.name}退回了《脚印》`)).toContainText('请补上巡查日期。')
})

test('who is given a plan hears of it, and finds it from the inbox', async ({ colleague }) => {
  const author = await colleague({ role: '作者' })
  const chief = await colleague({ role: '编辑' })
  const inbox = new Inbox(author.page)
  await inbox.counts(0)
  await chief.page.goto('/admin/planning')
  await chief.page.getByRole('button', { name: '提选题' }).click()
  const form = chief.page.getByRole('dialog', { name: '提选题' })
  await form.getByLabel('选题').fill('候鸟路上的灯')
  await form.getByLabel('执笔人').selectOption({ label: author.name })
  await form.getByLabel('交稿日').fill('2099-12-05')
  await form.getByRole('button', { name: '提交' }).click()
  await inbox.counts(1)
  await inbox.bell.click()
  const row = inbox.row(`${chief.name}派给您选题《候鸟路上的灯》`)
  await expect(row).toContainText('交稿日：2099-12-05')
  await row.getByRole('link').click()
  await expect(author.page.getByRole('list', { name: '选题' })).toContainText('候鸟路上的灯')
  await inbox.counts(0)
})

test('a step rings at those who may take it, a return and the signature at the author’s, each by itself', async ({
  staff,
  column,
}) => {
  test.slow()
  const { author, first, second, chief } = staff
  const [theirs, mine] = [new Inbox(first.page), new Inbox(author.page)]
  const title = '滩涂的脚印'
  await handInReview(author, column, title)
  for (const one of [first, second]) {
    await new Inbox(one.page).counts(1)
    await one.waits(1)
  }
  await new Inbox(chief.page).counts(0)
  await chief.waits(0)

  await theirs.bell.click()
  const row = theirs.row(`《${title}》等您审：一审`)
  await expect(row).toContainText('时限：')
  await row.getByRole('link').click()
  await expect(first.panel).toBeInViewport()
  await theirs.counts(0)
  await author.page.goto('/admin')
  await first.act('退回“一审”', { '退回意见（必填）': '请补上巡查日期。' }, '退回')
  await second.waits(0)
  await mine.counts(1)
  await author.waits(1)
  await mine.bell.click()
  await expect(mine.row(`退回了《${title}》`)).toContainText('请补上巡查日期。')

  await mine.row(`退回了《${title}》`).getByRole('link').click()
  await author.page.getByRole('button', { name: '送审', exact: true }).click()
  await author.says('已送审')
  await author.page.goto('/admin')
  await author.waits(0)
  await passThree(staff, title)
  await mine.counts(1)
  await mine.bell.click()
  await expect(mine.row(`签发了《${title}》`)).toContainText('稿件签发')
})

test('one is read, all are read, and each can be taken back; kinds and unread narrow the list', async ({
  colleague,
}) => {
  const author = await colleague({ role: '作者' })
  const { page } = await colleague({ role: '编辑' })
  const [inbox, desk] = [new Inbox(page), new Desk(page)]
  await inbox.open()
  await expect(page.getByText('收件箱是空的')).toBeVisible()
  for (const title of ['第一篇', '第二篇', '第三篇']) await handIn(author.page, title)
  await inbox.counts(3)
  await inbox.open()
  await expect(inbox.rows).toHaveCount(3)

  await desk.button(`标为已读：${author.name}送审了《第二篇》`).click()
  await desk.says('已标为已读')
  await inbox.counts(2)
  await page.getByRole('link', { name: '未读', exact: true }).click()
  await expect(inbox.rows).toHaveCount(2)
  await page.getByRole('link', { name: '全部', exact: true }).click()

  await desk.button('全部标为已读').click()
  await desk.says('2 条已标为已读')
  await inbox.counts(0)
  await expect(desk.button('全部标为已读')).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).first().click()
  await desk.says('已恢复为未读')
  await inbox.counts(2)
  await expect(inbox.row('第二篇').getByRole('button')).toHaveCount(0)

  await desk.field('按种类筛选').selectOption({ label: '提到我' })
  await expect(page.getByText('没有这样的通知')).toBeVisible()
  await page.getByRole('link', { name: '看全部' }).click()
  await expect(inbox.rows).toHaveCount(3)
})

test('the bell counts on after the database was away, and a phone has one too', async ({
  colleague,
  trial,
}) => {
  const author = await colleague({ role: '作者' })
  const { page } = await colleague({ role: '编辑' })
  const inbox = new Inbox(page)
  await handIn(author.page, '断线之前')
  await inbox.counts(1)
  await trial.database.goAway()
  await trial.database.comeBack()
  await handIn(author.page, '断线之后')
  await inbox.counts(2)

  await page.setViewportSize({ width: 390, height: 844 })
  const bell = page.getByRole('banner').getByRole('link', { name: '收件箱 2 条未读' })
  await bell.click()
  await expect(inbox.rows).toHaveCount(2)
  expect(await accessFaults(page)).toEqual([])
})

test('an account’s owner hears of a new role, also when it comes while a page is still opening', async ({
  colleague,
  trial,
}) => {
  const { page, name, email, form } = await colleague({ role: '作者' })
  const inbox = new Inbox(page)
  const { promise: changed, resolve: goOn } = Promise.withResolvers<void>()
  // What tells of the end of a session is not connected yet.
  await page.route('**/api/inbox/news', async (route) => {
    await changed
    await route.continue()
  })
  await page.reload()
  await inbox.counts(0)
  const { id } = await trial.command<{ id: number }>('users/queries', 'findUser', email)
  await trial.command('users/commands', 'updateUser', { id, name, role: 'EDITOR' }, new Date())
  goOn()
  // A new role begins with a new sign-in.
  await expect(page.getByRole('dialog', { name: '重新登录' })).toBeVisible()
  await form.signIn(email)
  await inbox.counts(1)
  await inbox.bell.click()
  await expect(inbox.row('系统修改了您的账号')).toContainText('角色：作者 → 编辑')
})
