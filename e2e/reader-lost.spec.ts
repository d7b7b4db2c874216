import { expect, test } from './support/newsroom'
import { ownNewsroom } from './support/own-newsroom'
import { shows } from './support/reader'

const own = ownNewsroom()

test('who is lost is told what they may have meant, and goes on by search, column or home', async ({
  page,
}) => {
  const answer = await page.goto('/news/2021/湿地保护.html')
  expect(answer?.status()).toBe(404)
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('没有找到这个页面')
  await expect(main.locator('input[name=q]')).toHaveValue('湿地保护')
  const meant = main.getByRole('region', { name: '您要找的可能是' })
  await meant.getByRole('link', { name: '湿地保护' }).first().click()
  await expect(page).toHaveURL(/\/tags\//)
  await page.goBack()
  await main.getByRole('navigation', { name: '从这里继续' }).getByRole('link', { name: '污染防治' }).click()
  await expect(page).toHaveURL(/\/columns\/wuran$/)
  await page.goBack()
  await main.getByRole('link', { name: '回到首页' }).click()
  await expect(page).toHaveURL(/\/$/)
})

test('an address that says nothing offers the newest pieces; a hostile one is only text', async ({
  page,
}) => {
  for (const path of [
    '/x',
    '/articles/99999',
    '/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    `/${'长'.repeat(50)}`,
  ]) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    await expect(page.getByRole('main').getByRole('region', { name: '最新文章' })).toBeVisible()
  }
})

own('a withdrawn piece says that it was withdrawn', async ({ commands, reader }) => {
  const column = await commands.column('撤稿栏目')
  const ref = await commands.create({ columnId: column.id, title: '不再提供的稿子' })
  await commands.publish(ref)
  await shows(reader, `/articles/${ref.id}`, '不再提供的稿子')
  await commands.withdraw(ref)
  await shows(reader, `/articles/${ref.id}`, '这篇文章已经撤下')
  const answer = await reader.goto(`/articles/${ref.id}`)
  expect(answer?.status()).toBe(410)
  await expect(reader).toHaveTitle(/已经撤下/)
  await expect(reader.getByRole('main')).not.toContainText('不再提供的稿子')
})

own(
  'the foot shows what is filled in, with the links that the rules ask for; grey days colour nothing',
  async ({ asAdmin, page, reader }) => {
    await reader.goto('/')
    const foot = reader.getByRole('contentinfo')
    await expect(foot).not.toContainText('备案')
    await expect(foot).not.toContainText('举报')
    await asAdmin.open('/admin/settings', '站点设置')
    await page.getByLabel('ICP 备案号').fill('12345')
    await page.getByLabel('公安备案号').fill('京公网安备 11010102001234号')
    await page.getByLabel('举报邮箱').fill('jubao@qingyan.example')
    await page.getByLabel('开始（北京时间）').fill('2020-01-02T00:00')
    await page.getByLabel('结束（北京时间）').fill('2020-01-01T00:00')
    await page.getByRole('button', { name: '保存设置' }).click()
    await expect(page.getByText('结束时间要晚于开始时间').first()).toBeVisible()
    await expect(page.getByLabel('ICP 备案号')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('ICP 备案号').fill('京ICP备12345678号-1')
    await page.getByLabel('结束（北京时间）').fill('2099-01-01T00:00')
    await page.getByRole('button', { name: '保存设置' }).click()
    await shows(reader, '/', '京ICP备12345678号-1')
    await reader.goto('/')
    await expect(foot.getByRole('link', { name: '京ICP备12345678号-1' })).toHaveAttribute(
      'href',
      'https://beian.miit.gov.cn/',
    )
    await expect(foot.getByRole('link', { name: /京公网安备/ })).toHaveAttribute(
      'href',
      'https://beian.mps.gov.cn/#/query/webSearch?code=11010102001234',
    )
    await expect(foot.getByRole('link', { name: 'jubao@qingyan.example' })).toBeVisible()
    await expect(foot.getByRole('link', { name: /举报中心/ })).toHaveAttribute(
      'href',
      'https://www.12377.cn/',
    )
    const filter = () => reader.evaluate(() => getComputedStyle(document.documentElement).filter)
    expect(await filter()).toBe('grayscale(1)')
    await page.getByLabel('结束（北京时间）').fill('2020-01-03T00:00')
    await page.getByRole('button', { name: '保存设置' }).click()
    await shows(reader, '/', 'grey.css', false)
    await reader.goto('/')
    expect(await filter()).toBe('none')
  },
)

own(
  'an article that was read can be read again without a network, until it is withdrawn',
  async ({ commands, reader, trial }) => {
    const column = await commands.column('离线栏目')
    const ref = await commands.create({ columnId: column.id, title: '路上接着读' })
    await commands.publish(ref)
    const path = `/articles/${ref.id}`
    const isKept = () => reader.evaluate(async (of) => (await caches.match(of)) !== undefined, path)
    const note = reader.getByText('现在没有网络')
    await shows(reader, path, '路上接着读')
    await reader.goto(path)
    await reader.evaluate(async () => void (await navigator.serviceWorker.ready))
    await reader.reload()
    await expect.poll(isKept).toBe(true)
    await expect(note).toHaveCount(0)

    await trial.order('killWeb', 0)
    await reader.goto(path)
    await expect(note).toBeVisible()
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('路上接着读')
    await reader.goto('/columns')
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('没有网络')
    await expect(reader.getByRole('link', { name: '路上接着读' })).toHaveAttribute('href', path)

    await trial.order('startWeb', 0)
    await commands.withdraw(ref)
    await shows(reader, path, '这篇文章已经撤下')
    await reader.goto(path)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('这篇文章已经撤下')
    await expect.poll(isKept).toBe(false)
  },
)
