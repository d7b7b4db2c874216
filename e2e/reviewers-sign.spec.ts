import { expect, type Page } from 'playwright/test'
import { siteDate, siteTime } from '../lib/time'
import { Columns } from './pages/columns'
import { Review } from './pages/review'
import type { Account } from './pages/users'
import { type Colleague, ROLES, signedIn, someone } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

type Staff = { author: Review; first: Review; second: Review; chief: Review }

const test = ownNewsroom().extend<{
  colleague: (given: Partial<Account>) => Promise<Colleague>
  staff: Staff
  column: string
}>({
  colleague: async ({ browser, trial }, use) =>
    use(async (given) => {
      const account = someone(given)
      const role = ROLES[account.role]
      await trial.command('users/commands', 'createUser', { ...account, role })
      return signedIn(browser, account)
    }),
  staff: async ({ colleague }, use) => {
    const desk = async (role: string) => new Review((await colleague({ role })).page)
    await use({
      author: await desk('作者'),
      first: await desk('编辑'),
      second: await desk('编辑'),
      chief: await desk('总编'),
    })
  },
  // A column whose pieces go through three steps, as the preset has them.
  column: async ({ trial, commands }, use) => {
    const name = `审校栏目${Date.now()}`
    const { id } = await commands.column(name)
    const step = (label: string, role: string) => ({
      ...{ kind: 'REVIEW', name: label, roles: [role], userIds: [], dueHours: 8, alongside: false },
    })
    const steps = [step('一审', 'EDITOR'), step('二审', 'EDITOR'), step('三审签发', 'CHIEF')]
    await trial.command('review/policy-commands', 'savePolicy', { columnId: id, version: 0, steps })
    await use(name)
  },
})

/** The author writes a piece and hands it in. */
async function handIn({ editor, page }: Review, column: string, title: string): Promise<number> {
  await editor.begin()
  await editor.title.fill(title)
  await editor.chooseColumn(column)
  await editor.body.pressSequentially('退潮之后,滩涂上全是脚印。')
  await editor.save()
  await page.getByRole('button', { name: '送审', exact: true }).click()
  await editor.says('已送审')
  await expect(page.getByRole('region', { name: '审校 · 第 1 轮' })).toBeVisible()
  return editor.id()
}

async function passThree({ first, second, chief }: Staff, title: string): Promise<void> {
  await first.openFrom('待我审', title)
  await first.act('通过“一审”', { '意见（可不填）': '事实清楚' }, '通过')
  await second.openFrom('待我审', title)
  await second.act('通过“二审”', {}, '通过')
  await chief.openFrom('待我审', title)
  await chief.act('签发“三审签发”', { '意见（可不填）': '同意' }, '签发')
  await chief.says('已签发，可以发布或定时发布了')
}

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
  const id = await handIn(author, column, title)
  await expect(author.panel).toContainText('由编辑审')
  await expect(author.page.getByRole('button', { name: /通过|退回|领取/ })).toHaveCount(0)

  // Taken by one, it waits for nobody else.
  await expect(
    first.page.getByRole('navigation', { name: '采编台' }).getByRole('link', { name: /审校/ }),
  ).toBeVisible()
  await first.openFrom('待我审', title)
  await first.panel.getByRole('button', { name: '领取“一审”' }).click()
  await first.says('已领取')
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
  await expect(
    author.page.getByRole('navigation', { name: '采编台' }).getByRole('link', { name: /审校.*1 件待办/ }),
  ).toBeVisible()
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

test('an emergency goes out with its reason and is listed until somebody else has looked at it', async ({
  staff,
  column,
  reader,
}) => {
  test.slow()
  const { author, first, chief } = staff
  const title = '堤坝预警'
  const id = await handIn(author, column, title)
  await first.editor.open(id)
  await first.page.getByRole('button', { name: '更多操作' }).click()
  await expect(first.page.getByRole('menuitem', { name: /特急/ })).toHaveCount(0)
  await first.page.keyboard.press('Escape')
  await chief.editor.open(id)
  await chief.editor.step('特急发布')
  await chief.page.getByLabel('特急原因（必填）').fill('防汛指挥部要求立即发布')
  await chief.page.getByRole('dialog').getByRole('button', { name: '特急发布' }).click()
  await chief.says('已特急发布，请尽快请同事补审')
  expect((await reader.goto(`/articles/${id}`))?.status()).toBe(200)
  await expect((await chief.board('补审')).getByRole('listitem')).toContainText('等同事补审')

  await first.openFrom('补审', title)
  await expect(first.panel).toContainText('防汛指挥部要求立即发布')
  await first.act('补审通过…', { '意见（可不填）': '核对无误' }, '补审通过')
  await first.says('已补审')
  await first.board('补审')
  await expect(first.page.getByText('没有要补审的稿件')).toBeVisible()
})

test('a chief gives a column its steps by hand, a column below takes them, and gives them up again', async ({
  commands,
  colleague,
}) => {
  const desk = new Columns((await colleague({ role: '总编' })).page)
  const { page } = desk
  const { id } = await commands.column('要审的栏目')
  await desk.show()
  await desk.createBelow('要审的栏目', '下级')
  await desk.choose('要审的栏目', '审校流程')
  await expect(page.getByText('没有设置审校流程')).toBeVisible()
  await desk.button('三审三校').click()
  await expect(page.getByRole('list', { name: '审次' }).getByRole('listitem')).toHaveCount(6)
  await desk.button('移除“三校”').click()
  await desk.button('上移“二校”').click()
  await desk.button('添加审次').click()
  await desk.button('保存').click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('请填写审次名称')
  await desk.button('移除“第 6 步”').click()
  await desk.button('保存').click()
  await desk.says('已保存审校流程')
  await page.reload()
  const names = page.getByRole('list', { name: '审次' }).getByLabel('名称')
  await expect(names.nth(2)).toHaveValue('二校')
  await expect(names).toHaveCount(5)

  await desk.show()
  await desk.choose('下级', '审校流程')
  await expect(page.getByText(/沿用上级栏目“要审的栏目”的流程：一审（责任编辑） → 一校/)).toBeVisible()
  await desk.button('不审').click()
  await expect(page.getByText('没有审次：稿件不审')).toBeVisible()
  await desk.button('保存').click()
  await desk.says('已保存审校流程')
  await desk.button('恢复继承上级').click()
  await desk.says('已恢复继承')
  await expect(page.getByText(/沿用上级栏目/)).toBeVisible()
  expect(id).toBeGreaterThan(0)
})

test('who may not, may not: pages and sheets of others’ pieces, the policy, and the count without a session', async ({
  staff,
  column,
  page,
  baseURL,
}) => {
  const { author, first } = staff
  const id = await handIn(author, column, '别人的稿件')
  const other = staff.chief
  await expect(
    other.page.goto(`/admin/articles/${id}/sheet`).then((answer) => answer?.status()),
  ).resolves.toBe(200)
  const stranger = await first.page.request.get('/admin/columns/site/review', { maxRedirects: 0 })
  expect(stranger.status()).toBe(403)
  expect((await author.page.goto('/admin/columns/site/review'))?.status()).toBe(403)
  expect((await author.page.goto('/admin/review?board=urgent'))?.status()).toBe(200)
  await expect(author.page.getByRole('link', { name: /补审/ })).toHaveCount(0)
  expect((await page.request.get(`${baseURL}/api/review`)).status()).toBe(401)
  const count = await first.page.request.get('/api/review')
  expect((await count.json()).unseen).toBeGreaterThan(0)
})
