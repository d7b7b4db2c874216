import type { Page } from 'playwright/test'
import { expect } from 'playwright/test'
import { Editor } from './pages/editor'
import type { Account } from './pages/users'
import { type Colleague, ROLES, signedIn, someone } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'
import { shows } from './support/reader'

const test = ownNewsroom().extend<{ colleague: (given: Partial<Account>) => Promise<Colleague> }>({
  colleague: async ({ browser, trial }, use) =>
    use(async (given) => {
      const account = someone(given)
      const role = ROLES[account.role]
      await trial.command('trial/settle', 'createSettled', { ...account, role })
      return signedIn(browser, account)
    }),
})

const WHAT = '第一段“三十微克”应为“十三微克”。'
const WHY = '核对监测站原始记录后发现笔误。'

const dialog = (page: Page) => page.getByRole('dialog')
const field = (page: Page, label: string) => dialog(page).getByLabel(label, { exact: true })
const press = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click()

/** Replaces the text of the open piece. */
async function rewrite(page: Page, text: string): Promise<void> {
  const editor = new Editor(page)
  await editor.body.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await editor.save()
}

test('an editor corrects a published piece: the note stands at its foot, on the list and in its data; the chief takes it back', async ({
  commands,
  colleague,
  reader,
}) => {
  const { id: columnId } = await commands.column('大气')
  const ref = await commands.create({ title: '微克之差', columnId, text: '当日浓度为三十微克。' })
  await commands.publish(ref)
  const { page, name } = await colleague({ role: '编辑' })
  const editor = new Editor(page)
  await editor.open(ref.id)
  await rewrite(page, '当日浓度为十三微克。')
  await page.getByRole('button', { name: '更新发布', exact: true }).click()
  await expect(dialog(page).getByText('与读者现在看到的相比：增 1 字，减 1 字。')).toBeVisible()
  await expect(dialog(page).getByRole('radio')).toHaveCount(0)
  await press(page, '确认更新发布')
  await expect(field(page, '改了什么')).toHaveAccessibleDescription(/请写明改了什么/)
  await expect(field(page, '为什么改')).toHaveAccessibleDescription(/请写明为什么改/)
  await field(page, '改了什么').fill(WHAT)
  await field(page, '为什么改').fill(WHY)
  await press(page, '确认更新发布')
  await editor.says('已发布，读者现在就能看到')

  await reader.goto(`/articles/${ref.id}`)
  await expect(reader.locator('.article-body')).toContainText('十三微克')
  await reader.getByRole('link', { name: '本文有更正，见文末' }).click()
  const foot = reader.getByRole('region', { name: '更正' })
  await expect(foot).toBeInViewport()
  await expect(foot).toContainText(WHAT)
  await expect(foot).toContainText(`原因：${WHY}`)
  const data = await reader.locator('script[type="application/ld+json"]').allTextContents()
  expect(data.join('')).toContain('"CorrectionComment"')
  expect(data.join('')).toContain(WHAT)
  await foot.getByRole('link', { name: '本站全部更正' }).click()
  await expect(reader.getByRole('heading', { level: 1, name: '更正' })).toBeVisible()
  await reader.getByRole('main').getByRole('link', { name: '微克之差' }).click()
  await expect(reader).toHaveURL(/#correction-1$/)

  const chief = await colleague({ role: '总编' })
  await chief.page.goto(`/admin/articles/${ref.id}`)
  await chief.page.getByRole('button', { name: '更多操作' }).click()
  await chief.page.getByRole('menuitem', { name: '更正记录' }).click()
  await expect(chief.page.getByRole('listitem').filter({ hasText: WHAT })).toContainText(name)
  await chief.page.getByRole('button', { name: '收回第 1 条更正' }).click()
  await press(chief.page, '收回')
  await expect(field(chief.page, '收回的原因（必填）')).toHaveAccessibleDescription(/请写明为什么收回/)
  await field(chief.page, '收回的原因（必填）').fill('原文没有错。')
  await press(chief.page, '收回')
  await expect(chief.page.getByText(/读者已看不到。原因：原文没有错。/)).toBeVisible()
  await shows(reader, `/articles/${ref.id}`, WHAT, false)
  await shows(reader, '/corrections', WHAT, false)
})

test('a correction alone leaves the text; a chief may let a comma go without one, and the log says so', async ({
  commands,
  colleague,
  reader,
}) => {
  const { id: columnId } = await commands.column('海洋')
  const ref = await commands.create({ title: '退潮之后', columnId, text: '滩涂上全是脚印' })
  await commands.publish(ref)
  const { page } = await colleague({ role: '总编' })
  const editor = new Editor(page)
  await editor.open(ref.id)
  await editor.step('发更正')
  await field(page, '改了什么').fill('题图说明中的地名应为“临湖县”。')
  await field(page, '为什么改').fill('读者来信指出。')
  await press(page, '发更正')
  await editor.says('已发更正，文末和“更正”页都能看到')
  await shows(reader, `/articles/${ref.id}`, '题图说明中的地名应为“临湖县”。')
  await shows(reader, `/articles/${ref.id}`, '滩涂上全是脚印')

  await editor.open(ref.id)
  await rewrite(page, '滩涂上，全是脚印。')
  await page.getByRole('button', { name: '更新发布', exact: true }).click()
  await press(page, '确认更新发布')
  await expect(field(page, '改了什么')).toHaveAccessibleDescription(/请写明改了什么/)
  await dialog(page)
    .getByRole('radio', { name: /^小改，不发说明/ })
    .check()
  await press(page, '确认更新发布')
  await editor.says('已发布，读者现在就能看到')
  await shows(reader, `/articles/${ref.id}`, '滩涂上，全是脚印。')
  await reader.goto(`/articles/${ref.id}`)
  await expect(reader.getByRole('region', { name: '更正' }).getByRole('listitem')).toHaveCount(1)

  await page.goto(`/admin/articles/${ref.id}/trail`)
  const entry = page.getByRole('listitem').filter({ hasText: '发布了稿件“退潮之后”' }).first()
  await entry.locator('summary').click()
  await expect(entry.getByText('小改（未附更正说明）')).toBeVisible()
  await expect(entry.getByText('增加的字数')).toBeVisible()
})

test('a withdrawal asks whether readers are told why; 410 says it, and the piece comes back as it was', async ({
  commands,
  colleague,
  reader,
}) => {
  const { id: columnId } = await commands.column('噪声')
  const ref = await commands.create({ title: '夜里的工地', columnId, text: '九点以后还在打桩。' })
  await commands.publish(ref)
  const { page } = await colleague({ role: '编辑' })
  const editor = new Editor(page)
  await editor.open(ref.id)
  await editor.step('撤稿')
  await field(page, '撤稿原因（必填）').fill('当事单位来函，待核实。')
  await press(page, '撤稿')
  await expect(field(page, '告诉读者的原因')).toHaveAccessibleDescription(/请写明要告诉读者的原因/)
  await field(page, '告诉读者的原因').fill('文中时间有误，核实后另行发布。')
  await press(page, '撤稿')
  await editor.says('已撤稿')
  await expect(page.getByText('文中时间有误，核实后另行发布。')).toBeVisible()

  const gone = await reader.goto(`/articles/${ref.id}`)
  expect(gone?.status()).toBe(410)
  await expect(reader.getByRole('heading', { level: 1, name: '这篇文章已经撤下' })).toBeVisible()
  await expect(reader.getByText('原因：文中时间有误，核实后另行发布。')).toBeVisible()
  await expect(reader.getByText('当事单位来函')).toHaveCount(0)
  await expect(reader.getByText('九点以后')).toHaveCount(0)

  await page.reload()
  await rewrite(page, '还没有核实的新稿。')
  await editor.step('恢复发布')
  await field(page, '恢复的原因（必填）').fill('已核实，原文无误。')
  await press(page, '恢复发布')
  await editor.says('已恢复发布，读者又能看到了')
  const back = await reader.goto(`/articles/${ref.id}`)
  expect(back?.status()).toBe(200)
  await expect(reader.locator('.article-body')).toContainText('九点以后还在打桩。')

  await editor.open(ref.id)
  await editor.step('撤稿')
  await field(page, '撤稿原因（必填）').fill('重复发稿。')
  await dialog(page)
    .getByRole('radio', { name: /^不说明原因/ })
    .check()
  await press(page, '撤稿')
  await editor.says('已撤稿')
  await reader.goto(`/articles/${ref.id}`)
  await expect(reader.getByText(/^原因：/)).toHaveCount(0)
})

test('a reprint names its original before it goes out; a source is used with caution, or not at all', async ({
  commands,
  colleague,
  asAdmin: desk,
  reader,
}) => {
  await commands.column('转载试验田')
  await commands.source('下游日报')
  const { page } = await colleague({ role: '编辑' })
  const editor = new Editor(page)
  await editor.begin()
  await editor.title.fill('河水清了以后')
  await editor.chooseColumn('转载试验田')
  await editor.body.pressSequentially('原来的一段话。')
  await page.getByLabel('稿件性质').selectOption({ label: '转载' })
  await editor.pick('选择稿源', '下游日报')
  await editor.save()
  const id = await editor.id()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('button', { name: '确认发布' }).click()
  const question = page.getByRole('alertdialog')
  for (const missing of ['转载须写明原作者', '转载须填写原标题', '转载须填写原文网址'])
    await expect(question.getByText(new RegExp(missing))).toBeVisible()
  await question.getByRole('button', { name: '取消' }).click()
  await expect(page.getByLabel('原文网址（必填）')).toHaveAccessibleDescription(/转载须填写原文网址/)
  await page.getByRole('button', { name: '照填现在的标题' }).click()
  await expect(page.getByLabel('原标题（必填）')).toHaveValue('河水清了以后')
  await page.getByLabel('原文网址（必填）').fill('https://daily.example.org/a/1')
  await page.getByLabel('作者说明').fill('下游日报记者')
  await editor.save()

  await desk.open('/admin/sources', '稿源')
  await desk.choose('下游日报', '编辑…')
  const window = desk.window('编辑稿源“下游日报”')
  await window.getByRole('radio', { name: /^禁用/ }).check()
  await desk.button('保存', window).click()
  await desk.refuses(desk.field('为什么禁用', window), '请写明为什么禁用')
  await desk.field('为什么禁用', window).fill('授权已经到期')
  await desk.button('保存', window).click()
  await desk.says('已保存，网站已更新')
  await expect(desk.page.getByRole('row').filter({ hasText: '下游日报' })).toContainText('禁用授权已经到期')

  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(question.getByText('稿源“下游日报”已禁用，现在不能发布：授权已经到期')).toBeVisible()
  await page.getByRole('button', { name: '确认发布' }).click()
  await expect(question.getByText(/还不能发布：稿源“下游日报”已禁用：授权已经到期/)).toBeVisible()
  await question.getByRole('button', { name: '取消' }).click()
  expect((await reader.request.get(`/articles/${id}`)).status()).toBe(404)

  await desk.choose('下游日报', '编辑…')
  await window.getByRole('radio', { name: /^慎用/ }).check()
  await desk.field('为什么慎用', window).fill('先打电话核实')
  await desk.button('保存', window).click()
  await expect(desk.page.getByRole('row').filter({ hasText: '下游日报' })).toContainText('慎用先打电话核实')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(question.getByText('稿源“下游日报”须慎用：先打电话核实')).toBeVisible()
  await page.getByRole('button', { name: '确认发布' }).click()
  await editor.says('已发布，读者现在就能看到')
  await shows(reader, `/articles/${id}`, 'https://daily.example.org/a/1')
})
