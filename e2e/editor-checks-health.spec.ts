import { readFileSync } from 'node:fs'
import { expect } from 'playwright/test'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()

test('a column gets a target; the board is asked for, shows what is wrong, leads there, and is carried away', async ({
  page,
  asAdmin: desk,
  commands,
}) => {
  const { id: columnId } = await commands.column('有稿的栏目')
  await commands.column('空着的栏目')
  const gone = await commands.create({ columnId, title: '撤下的一篇' })
  await commands.publish(gone)
  const linking = await commands.create({
    ...{ columnId, title: '指路的一篇', text: '见旧文。', href: `/articles/${gone.id}` },
  })
  await commands.publish(linking)
  const long = '长'.repeat(33)
  await commands.publish(await commands.create({ columnId, title: long }))
  await commands.withdraw(gone)

  await desk.open('/admin/columns', '栏目')
  await desk.choose('有稿的栏目', '编辑…')
  const window = desk.window('编辑栏目“有稿的栏目”')
  await desk.field('更新目标（天）', window).fill('半个月')
  await desk.button('保存', window).click()
  await desk.refuses(desk.field('更新目标（天）', window), '请填写 1 到 3650 的整数')
  await desk.field('更新目标（天）', window).fill('15')
  await desk.button('保存', window).click()
  await desk.says('已保存，网站已更新')

  await page.getByRole('navigation', { name: '采编台' }).getByRole('link', { name: '内容体检' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '内容体检' })).toBeVisible()
  // The night's run of a newsroom that has just begun may still be going on.
  await expect(desk.button('现在检查')).toBeEnabled()
  await desk.button('现在检查').click()
  await desk.says('已开始检查，完成后自动显示')
  await expect(page.getByText(/最近一次：.*站点管理员发起/)).toBeVisible({ timeout: 30_000 })

  const kinds = page.getByRole('navigation', { name: '问题类别' })
  await kinds.getByRole('link', { name: /^空栏目/ }).click()
  await expect(page.getByRole('row').filter({ hasText: '空着的栏目' })).toContainText('没有已发布的稿件')
  await kinds.getByRole('link', { name: /^站内死链/ }).click()
  const dead = page.getByRole('row').filter({ hasText: '指路的一篇' })
  await expect(dead).toContainText('这篇稿件已撤稿，读者打不开')
  await kinds.getByRole('link', { name: /^久未更新/ }).click()
  await expect(page.getByText('没有这类问题')).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^内容体检-\d{4}-\d\d-\d\d\.csv$/)
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.startsWith('\uFEFF类别,栏目或稿件,问题,')).toBe(true)
  expect(text).toContain(`标题过长,《${long}》,标题 33 个字宽`)

  await kinds.getByRole('link', { name: /^标题过长/ }).click()
  await page.getByRole('link', { name: long, exact: true }).click()
  await expect(page).toHaveURL(/\/admin\/articles\/\d+$/)
})
