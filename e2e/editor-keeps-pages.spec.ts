import { expect, type Locator } from 'playwright/test'
import { Desk } from './pages/desk'
import { ownNewsroom } from './support/own-newsroom'
import { leads, shows } from './support/reader'

/** /admin/pages and the screen on which one page is written. */
class PageScreen extends Desk {
  get rows(): Locator {
    return this.page.getByRole('list', { name: '单页，按页脚里的顺序' }).getByRole('listitem')
  }

  get body(): Locator {
    return this.page.getByRole('textbox', { name: '正文' })
  }

  async show(): Promise<void> {
    await this.open('/admin/pages', '单页')
  }

  async write(title: string, slug: string, text: string): Promise<void> {
    await this.open('/admin/pages/new', '新建单页')
    await this.field('标题').fill(title)
    await this.field('网址名').fill(slug)
    await this.body.click()
    await this.body.pressSequentially(text)
    await this.button('新建单页').click()
    await this.page.waitForURL(/\/admin\/pages\/\d+$/)
  }

  async step(title: string, label: '公开' | '撤下' | '删除'): Promise<void> {
    await this.choose(title, `${label}…`)
    await this.confirm(`确认${label}`)
  }
}

const test = ownNewsroom().extend<{ pages: PageScreen }>({
  pages: async ({ asAdmin }, use) => use(new PageScreen(asAdmin.page)),
})

test('a page is written, shown in the foot, edited, moved and taken away again', async ({
  pages,
  reader,
}) => {
  await pages.write('联系编辑部', 'contact-us', '来信请寄编辑部。')
  expect((await reader.request.get('/about/contact-us')).status()).toBe(404)
  await pages.show()
  await pages.step('联系编辑部', '公开')
  await pages.says('已公开，页脚已加上链接')
  await shows(reader, '/about/contact-us', '来信请寄编辑部。')
  await shows(reader, '/', '/about/contact-us')

  await pages.page.getByRole('link', { name: '联系编辑部', exact: true }).click()
  await pages.body.click()
  await pages.body.press('Control+End')
  await pages.body.pressSequentially('三日内回复。')
  // The window that makes a link has a form of its own, which must not send this one.
  await pages.body.press('Control+k')
  const link = pages.window('插入链接')
  await pages.field('网址', link).fill('/columns')
  await pages.field('显示的文字', link).fill('看看栏目')
  await pages.button('确定', link).click()
  await expect(pages.page.getByText('有修改还没有保存')).toBeVisible()
  await pages.field('网址名').fill('联系')
  await pages.button('保存').click()
  await pages.refuses(pages.field('网址名'), '网址名只能用小写字母、数字和连字符')
  await pages.field('网址名').fill('contact')
  await pages.button('保存').click()
  await pages.says('已保存，网站已更新')
  await shows(reader, '/about/contact', '来信请寄编辑部。三日内回复。<a href="/columns">看看栏目</a>')
  await leads(reader, '/about/contact-us', '/about/contact')

  await pages.show()
  await pages.step('联系编辑部', '撤下')
  await pages.says('已撤下，读者看不到了')
  await shows(reader, '/', '/about/contact', false)
  await expect.poll(async () => (await reader.request.get('/about/contact')).status()).toBe(410)
  await shows(reader, '/about/contact', '这个页面已经撤下')
  await pages.step('联系编辑部', '删除')
  await pages.says('已删除')
  await expect(pages.rows).toHaveCount(0)
  expect((await reader.request.get('/about/contact')).status()).toBe(404)
})

test('/about says what the settings say until its page is shown, and again when it is taken back', async ({
  pages,
  reader,
}) => {
  // Drawn once beforehand: what is timed is how soon a change shows.
  await reader.request.get('/about')
  await shows(reader, '/about', '关于青言环境评论')
  await pages.write('关于这里', 'about', '我们自己写的介绍。')
  await pages.show()
  await expect(pages.page.getByText(/网址名是“about”的单页公开之前/)).toBeVisible()
  await pages.step('关于这里', '公开')
  await shows(reader, '/about', '我们自己写的介绍。')
  await shows(reader, '/about', '关于青言环境评论', false)
  await pages.step('关于这里', '撤下')
  await shows(reader, '/about', '关于青言环境评论')
})

test('pages change places in the foot', async ({ pages, reader }) => {
  for (const [title, slug] of [
    ['甲号单页', 'first'],
    ['乙号单页', 'second'],
  ] as const) {
    await pages.write(title, slug, '一段说明。')
    await pages.show()
    await pages.step(title, '公开')
    await pages.says('已公开，页脚已加上链接')
  }
  const order = async () => {
    const html = await (await reader.request.get('/')).text()
    return html.indexOf('/about/first') < html.indexOf('/about/second')
  }
  await expect.poll(order).toBe(true)
  await pages.button('上移“乙号单页”').click()
  await pages.says('“乙号单页”已上移')
  await expect.poll(order).toBe(false)
})
