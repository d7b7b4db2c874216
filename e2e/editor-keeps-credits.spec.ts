import { expect } from 'playwright/test'
import { siteDate } from '../lib/time'
import { ownNewsroom } from './support/own-newsroom'
import { leads, shows } from './support/reader'

const test = ownNewsroom()

test('a person’s offices have dates, and a byline offers the one held today', async ({
  page,
  asAdmin: desk,
  editor,
}) => {
  const year = Number(siteDate(new Date()).slice(0, 4))
  await desk.open('/admin/authors', '作者')
  await page.getByRole('link', { name: '新建作者' }).click()
  await desk.field('姓名').fill('程望川')
  const offices = [
    { title: '清江市环境监测站助理工程师', since: `${year - 9}-03-01`, until: `${year - 9}-02-01` },
    { title: '清江市环境监测站站长', since: `${year - 2}-03-01`, until: '' },
    { title: '清江省生态环境厅总工程师', since: `${year + 1}-03-01`, until: '' },
  ]
  for (const [index, { title, since, until }] of offices.entries()) {
    await desk.button('添加职务').click()
    const office = page.getByRole('group', { name: `第 ${index + 1} 条职务` })
    await desk.field('职务', office).fill(title)
    await desk.field('任职日期', office).fill(since)
    await desk.field('离任日期', office).fill(until)
  }
  await desk.button('新建作者').click()
  const until = desk.field('离任日期', page.getByRole('group', { name: '第 1 条职务' }))
  await desk.refuses(until, '离任日期须晚于任职日期')
  await until.fill(`${year - 2}-03-01`)
  await desk.button('新建作者').click()
  await desk.says('已新建作者“程望川”')
  await expect(page.getByRole('row').filter({ hasText: '程望川' })).toContainText('清江市环境监测站站长')

  await editor.begin()
  await editor.title.fill('站长的稿子')
  await editor.pick('添加署名', '程望川')
  await expect(page.getByLabel('程望川的职务')).toHaveValue('清江市环境监测站站长')
})

test('a source is registered and renamed: the piece names the new one, the old address leads to it', async ({
  page,
  asAdmin: desk,
  commands,
  editor,
  reader,
}) => {
  await commands.column('稿源试验田')
  await desk.open('/admin/sources', '稿源')
  await desk.button('新建稿源').click()
  const fresh = desk.window('新建稿源')
  await desk.field('稿源名称', fresh).fill('清江晚报')
  await desk.field('网站', fresh).fill('ftp://example.org')
  await desk.button('新建', fresh).click()
  await desk.refuses(desk.field('网站', fresh), '网址须以 http:// 或 https:// 开头')
  await desk.field('网站', fresh).fill('https://wanbao.example.org/')
  await desk.button('新建', fresh).click()
  await desk.says('已新建稿源')
  await expect(page.getByRole('row').filter({ hasText: '清江晚报' })).toContainText('wanbao.example.org')

  await editor.begin()
  await editor.title.fill('晚报来稿')
  await editor.chooseColumn('稿源试验田')
  await editor.body.pressSequentially('晚报上的一段话。')
  await editor.pick('选择稿源', '清江晚报')
  await editor.save()
  const id = await editor.id()
  await editor.publish()
  await shows(reader, `/articles/${id}`, '清江晚报')

  await desk.open('/admin/sources', '稿源')
  await desk.choose('清江晚报', '编辑…')
  const window = desk.window('编辑稿源“清江晚报”')
  await desk.field('稿源名称', window).fill('清江日报')
  await desk.field('网址名', window).fill('qjrb')
  await desk.button('保存', window).click()
  await desk.says('已保存，网站已更新')
  await shows(reader, `/articles/${id}`, '清江晚报', false)
  await leads(reader, '/sources/qingjiangwanbao', '/sources/qjrb')
  await reader.goto(`/articles/${id}`)
  await reader.getByRole('link', { name: '清江日报' }).click()
  await expect(reader.getByRole('main').getByRole('link', { name: '晚报来稿' })).toBeVisible()
})
