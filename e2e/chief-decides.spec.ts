import { expect } from 'playwright/test'
import { Columns } from './pages/columns'
import { handIn, test } from './support/review-newsroom'

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
  test.slow()
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
  expect((await page.request.get(`${baseURL}/api/inbox/news`)).status()).toBe(401)
  await first.page.goto('/admin')
  // What the emergency left waits as well.
  await expect(first.page.getByRole('link', { name: /^审校 \d+ 件待办$/ })).toBeVisible()
})
