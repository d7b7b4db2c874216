import { expect, type Locator } from 'playwright/test'
import { Desk } from './pages/desk'
import { ownNewsroom } from './support/own-newsroom'
import { leads, shows } from './support/reader'

/** The screen on which one topic is made. */
class TopicScreen extends Desk {
  async begin(title: string): Promise<void> {
    await this.open('/admin/topics/new', '新建专题')
    await this.field('专题标题').fill(title)
  }

  section(number: number): Locator {
    return this.page
      .getByRole('list', { name: '板块，按网站上的顺序' })
      .locator('> li')
      .nth(number - 1)
  }

  async addSection(
    kind: '手工选稿' | '自动选稿' | '时间线',
    number: number,
    title: string,
  ): Promise<Locator> {
    await this.button(kind).click()
    const section = this.section(number)
    await this.field('板块标题', section).fill(title)
    return section
  }

  async pick(inside: Locator, field: string, name: string): Promise<void> {
    await inside.getByRole('combobox', { name: field }).fill(name)
    const list = inside.getByRole('listbox', { name: field })
    await list.getByRole('option').filter({ hasText: name }).first().click()
  }

  async create(): Promise<void> {
    await this.button('新建专题').click()
    await this.page.waitForURL(/\/admin\/topics\/\d+$/)
  }

  async step(label: '发布' | '撤下' | '删除'): Promise<void> {
    await this.button(`${label}…`).click()
    await this.confirm(`确认${label}`)
  }
}

const test = ownNewsroom().extend<{ topics: TopicScreen }>({
  topics: async ({ asAdmin }, use) => use(new TopicScreen(asAdmin.page)),
})

test('a topic of all three kinds of section is made, shown, read, reordered, moved and taken back', async ({
  topics,
  commands,
  reader,
}) => {
  const column = await commands.column('江湖')
  const tag = await commands.tag('河岸')
  const first = await commands.create({ columnId: column.id, title: '专题甲稿', tagIds: [tag.id] })
  await commands.publish(first)
  await commands.publish(await commands.create({ columnId: column.id, title: '专题乙稿' }))

  await topics.begin('一条江的账')
  const picked = await topics.addSection('手工选稿', 1, '先读')
  await topics.pick(picked, '为“先读”添加稿件', '专题乙稿')
  await topics.pick(picked, '为“先读”添加稿件', '专题甲稿')
  await topics.addSection('自动选稿', 2, '江湖新作')
  await topics.field('取哪个栏目', topics.section(2)).selectOption({ label: '江湖' })
  const line = await topics.addSection('时间线', 3, '大事记')
  await topics.button('新建专题').click()
  await expect(topics.field('日期', line)).toHaveAccessibleDescription(/请填写日期/)
  await expect(topics.field('专题标题')).toHaveValue('一条江的账')
  await topics.field('日期', line).fill('2026-03-01')
  await topics.field('事件', line).fill('新的补偿协议签字。')
  await topics.pick(line, '第 1 个事件的相关稿件', '专题甲稿')
  await topics.create()
  expect((await reader.request.get('/topics/yitiaojiangdezhang')).status()).toBe(404)

  await topics.step('发布')
  await topics.says('已发布，读者现在就能看到')
  await shows(reader, '/topics', '一条江的账')
  await reader.goto('/topics/yitiaojiangdezhang')
  const main = reader.getByRole('main')
  await expect(main.getByRole('heading', { level: 2 })).toHaveText(['先读', '江湖新作', '大事记'])
  const cards = main.getByRole('region', { name: '先读' }).getByRole('heading', { level: 3 })
  await expect(cards).toHaveText(['专题乙稿', '专题甲稿'])
  await expect(main.getByText('新的补偿协议签字。')).toBeVisible()
  await main.getByRole('link', { name: '更多“江湖”的文章' }).click()
  await expect(reader).toHaveURL(new RegExp(`/columns/${column.slug}$`))

  await topics.button('上移《专题甲稿》').click()
  await topics.field('板块标题', topics.section(3)).press('Alt+ArrowUp')
  await expect(topics.field('板块标题', topics.section(2))).toBeFocused()
  await topics.field('网址名').fill('jiang')
  await expect(topics.button('撤下…')).toBeDisabled()
  await topics.button('保存').click()
  await topics.says('已保存，网站已更新')
  await leads(reader, '/topics/yitiaojiangdezhang', '/topics/jiang')
  await reader.goto('/topics/jiang')
  await expect(main.getByRole('heading', { level: 2 })).toHaveText(['先读', '大事记', '江湖新作'])
  await expect(cards).toHaveText(['专题甲稿', '专题乙稿'])

  await commands.withdraw(first)
  await shows(reader, '/topics/jiang', '专题甲稿', false)
  await topics.step('撤下')
  await topics.says('已撤下，读者看不到了')
  await expect.poll(async () => (await reader.request.get('/topics/jiang')).status()).toBe(410)
  await shows(reader, '/topics/jiang', '这个专题已经撤下')
  await shows(reader, '/topics', '一条江的账', false)
  await topics.step('删除')
  await topics.says('已删除专题')
  await expect(topics.page.getByText('还没有专题')).toBeVisible()
})

test('a section is removed after a question, and an empty topic is not shown', async ({ topics }) => {
  await topics.begin('空的专题')
  await topics.addSection('手工选稿', 1, '没有稿件')
  await topics.button('移除板块“没有稿件”').click()
  await expect(topics.question).toContainText('移除板块“没有稿件”？')
  await topics.confirm('确认移除')
  await expect(topics.page.getByText('还没有板块')).toBeVisible()
  await topics.create()
  await topics.step('发布')
  await expect(topics.question.getByRole('alert')).toContainText('专题里还没有内容')
})

test('of two windows on one topic the second is told, and keeps what was typed', async ({
  topics,
  context,
}) => {
  await topics.begin('两个窗口')
  await topics.create()
  const other = new TopicScreen(await context.newPage())
  await other.open(new URL(topics.page.url()).pathname, '两个窗口')
  await topics.field('导语').fill('先写的导语')
  await topics.button('保存').click()
  await topics.says('已保存')
  await topics.field('导语').fill('先写的导语，又改了一次')
  const saved = topics.page.waitForResponse((answer) => answer.request().method() === 'POST')
  await topics.button('保存').click()
  await saved
  await other.field('导语').fill('后写的导语')
  await other.button('保存').click()
  await expect(other.page.getByRole('alert').filter({ hasText: '内容已被他人修改' })).toBeVisible()
  await expect(other.field('导语')).toHaveValue('后写的导语')
  await topics.page.reload()
  await expect(topics.field('导语')).toHaveValue('先写的导语，又改了一次')
})
