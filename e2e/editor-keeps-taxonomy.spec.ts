import { expect, type Page } from 'playwright/test'
import { Columns } from './pages/columns'
import { ownNewsroom } from './support/own-newsroom'
import { leads, shows } from './support/reader'

const test = ownNewsroom().extend<{ columns: Columns }>({
  columns: async ({ asAdmin }, use) => use(new Columns(asAdmin.page)),
})

const navigation = (reader: Page) =>
  reader.getByRole('navigation', { name: '栏目', exact: true }).getByRole('link')

test('a column is made, gets one below it, and moves to another address: the reader’s navigation follows', async ({
  columns,
  reader,
}) => {
  await columns.show()
  await columns.button('新建栏目').click()
  const fresh = columns.window('新建栏目')
  await columns.field('栏目名称', fresh).fill('　')
  await columns.field('网址名', fresh).fill('潮水')
  await columns.button('新建', fresh).click()
  await columns.refuses(columns.field('栏目名称', fresh), '请填写栏目名称')
  await expect(columns.field('网址名', fresh)).toHaveAccessibleDescription(
    /网址名只能用小写字母、数字和连字符/,
  )
  await columns.field('栏目名称', fresh).fill('潮间带')
  await columns.field('网址名', fresh).fill('')
  await columns.button('新建', fresh).click()
  await columns.says('已新建栏目')
  await columns.createBelow('潮间带', '滩涂观察')
  await shows(reader, '/', '/columns/chaojiandai')
  await shows(reader, '/columns/tantuguancha', '潮间带')

  await columns.choose('潮间带', '编辑…')
  const window = columns.window('编辑栏目“潮间带”')
  await columns.field('网址名', window).fill('tantuguancha')
  await columns.button('保存', window).click()
  await columns.refuses(columns.field('网址名', window), '已被其他栏目使用')
  await columns.field('网址名', window).fill('chao')
  await columns.field('栏目名称', window).fill('潮与岸')
  await columns.button('保存', window).click()
  await columns.says('已保存，网站已更新')
  await leads(reader, '/columns/chaojiandai', '/columns/chao')
  await leads(reader, '/columns/chaojiandai/feed.xml', '/columns/chao/feed.xml')
  await shows(reader, '/', '潮间带', false)
  await reader.goto('/')
  await navigation(reader).filter({ hasText: '潮与岸' }).click()
  await expect(reader).toHaveURL(/\/columns\/chao$/)
  await expect(reader.getByRole('main').getByRole('link', { name: '滩涂观察' })).toBeVisible()
})

test('a column’s genre is what machines read of each of its pieces', async ({
  columns,
  commands,
  reader,
}) => {
  const column = await commands.column('快讯与短评')
  const ref = await commands.create({ columnId: column.id, title: '闸门今晨开启' })
  await commands.publish(ref)
  const path = `/articles/${ref.id}`
  await shows(reader, path, '"@type":"OpinionNewsArticle"')
  await columns.show()
  await columns.choose('快讯与短评', '编辑…')
  const window = columns.window('编辑栏目“快讯与短评”')
  await expect(columns.field('体裁', window)).toHaveValue('COMMENTARY')
  await columns.field('体裁', window).selectOption('新闻')
  await columns.button('保存', window).click()
  await columns.says('已保存，网站已更新')
  await shows(reader, path, '"@type":"NewsArticle"')
})

test('moving a column up or down moves it in the reader’s navigation; the ends stay put', async ({
  columns,
  reader,
}) => {
  await columns.show()
  for (const name of ['一号栏目', '二号栏目', '三号栏目']) await columns.create(name)
  const order = async (names: string[]) => {
    await expect(columns.rows.filter({ hasText: /号栏目/ })).toContainText(names)
    await expect
      .poll(
        async () => {
          await reader.goto('/')
          return (await navigation(reader).allTextContents()).filter((name) => name.endsWith('号栏目'))
        },
        { timeout: 3_000, intervals: [50] },
      )
      .toEqual(names)
  }
  await order(['一号栏目', '二号栏目', '三号栏目'])
  await columns.button('上移“三号栏目”').click()
  await columns.says('“三号栏目”已上移')
  await order(['一号栏目', '三号栏目', '二号栏目'])
  await columns.button('下移“一号栏目”').click()
  await columns.says('“一号栏目”已下移')
  await order(['三号栏目', '一号栏目', '二号栏目'])
  await expect(columns.button('下移“二号栏目”')).toHaveAttribute('aria-disabled', 'true')
})

test('a column with pieces or columns in it is not deleted, and the refusal counts them', async ({
  columns,
  commands,
  reader,
}) => {
  const column = await commands.column('删不掉的栏目')
  for (const title of ['占着栏目的甲稿', '占着栏目的乙稿']) {
    await commands.publish(await commands.create({ columnId: column.id, title }))
  }
  await columns.show()
  await columns.createBelow('删不掉的栏目', '空的下级')
  await columns.remove('删不掉的栏目')
  await expect(columns.question.getByRole('alert')).toHaveText(
    '栏目下还有 2 篇稿件、1 个下级栏目，请先移走。',
  )
  await columns.button('取消', columns.question).click()
  await columns.remove('空的下级')
  await columns.says('已删除栏目“空的下级”')
  await expect(columns.row('空的下级')).toHaveCount(0)
  expect((await reader.request.get('/columns/kongdexiaji')).status()).toBe(404)
  expect((await reader.request.get(`/columns/${column.slug}`)).status()).toBe(200)
})

test('a tag made while writing is found by its alias, and a merge takes its pieces and its address along', async ({
  page,
  asAdmin: desk,
  commands,
  editor,
  reader,
}) => {
  const column = await commands.column('标签试验田')
  const kept = await commands.tag('白色污染')
  await commands.publish(await commands.create({ columnId: column.id, title: '旧标签稿', tagIds: [kept.id] }))

  await editor.begin()
  await editor.title.fill('新标签稿')
  await editor.chooseColumn('标签试验田')
  await editor.body.pressSequentially('河滩上的塑料袋。')
  const field = page.getByRole('combobox', { name: '添加标签' })
  await field.click()
  await expect(page.getByRole('option', { name: '白色污染' })).toBeVisible()
  // Enter at once means what was typed, not what was suggested before.
  await field.fill('塑料垃圾')
  await field.press('Enter')
  await expect(page.getByRole('button', { name: '移除标签 塑料垃圾' })).toBeVisible()
  await editor.save()
  await editor.publish()
  await shows(reader, '/tags/suliaolaji', '新标签稿')

  await page.goto(`/admin/tags?q=${encodeURIComponent('塑料垃圾')}`)
  await page.getByRole('link', { name: '塑料垃圾', exact: true }).click()
  await desk.field('别名').fill('塑料废弃物、白色污染')
  await desk.button('保存').click()
  await desk.refuses(desk.field('别名'), '有别名已是其他标签的名称或别名')
  await desk.field('别名').fill('塑料废弃物、塑料垃圾袋')
  await desk.button('保存').click()
  await desk.says('已保存，网站已更新')

  await editor.begin()
  await editor.title.fill('用别名找标签')
  await editor.pick('添加标签', '塑料废弃物')
  await expect(page.getByRole('button', { name: '移除标签 塑料垃圾', exact: true })).toBeVisible()
  await editor.save()

  await page.goto(`/admin/tags?q=${encodeURIComponent('塑料废弃物')}`)
  await page.getByRole('link', { name: '塑料垃圾', exact: true }).click()
  await editor.pick('合并到哪个标签', '白色污染')
  await desk.button('合并…').click()
  await expect(desk.question).toContainText('使用“塑料垃圾”的 2 篇稿件改用“白色污染”')
  await desk.confirm('确认合并')
  await desk.says('“塑料垃圾”已合并到“白色污染”')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('标签“白色污染”')
  await expect(desk.field('别名')).toHaveValue(/塑料垃圾/)
  await leads(reader, '/tags/suliaolaji', `/tags/${kept.slug}`)
  await reader.goto(`/tags/${kept.slug}`)
  for (const title of ['旧标签稿', '新标签稿'])
    await expect(reader.getByRole('main').getByRole('link', { name: title })).toBeVisible()
})

test('slogan and filing numbers reach every page, with links to the registers', async ({
  asAdmin: desk,
  reader,
}) => {
  await reader.goto('/')
  await desk.open('/admin/settings', '站点设置')
  await desk.field('网站名称').fill('')
  await desk.field('滚动条数').fill('51')
  await desk.button('保存设置').click()
  await desk.refuses(desk.field('网站名称'), '请填写网站名称')
  await expect(desk.field('滚动条数')).toHaveAccessibleDescription(/滚动头条最多 50 条/)
  await shows(reader, '/', '青言环境评论')

  await desk.field('网站名称').fill('清江环境评论')
  await desk.field('网站口号').fill('一条江的早与晚')
  await desk.field('滚动条数').fill('20')
  await desk.field('ICP 备案号').fill('清ICP备20260001号-1')
  await desk.field('公安备案号').fill('清公网安备 11010102001234号')
  await desk.button('保存设置').click()
  await desk.says('已保存，网站已更新')
  for (const path of ['/', '/columns', '/about']) await shows(reader, path, '一条江的早与晚')
  await reader.goto('/')
  await expect(reader).toHaveTitle(/清江环境评论/)
  const foot = reader.getByRole('contentinfo')
  await expect(foot.getByRole('link', { name: '清ICP备20260001号-1' })).toHaveAttribute(
    'href',
    'https://beian.miit.gov.cn/',
  )
  await expect(foot.getByRole('link', { name: '清公网安备 11010102001234号' })).toHaveAttribute(
    'href',
    'https://beian.mps.gov.cn/#/query/webSearch?code=11010102001234',
  )
})
