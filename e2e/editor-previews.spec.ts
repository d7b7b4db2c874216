import type { FrameLocator, Page } from 'playwright/test'
import sharp from 'sharp'
import { expect, test } from './support/newsroom'

/** A picture as it comes off a computer; each colour is another picture. */
async function picture(name: string, background: { r: number; g: number; b: number }) {
  const buffer = await sharp({ create: { width: 1200, height: 800, channels: 3, background } })
    .png()
    .toBuffer()
  return { name, mimeType: 'image/png', buffer }
}

const preview = (page: Page, title: string) =>
  page.getByTitle(`《${title}》的预览`, { exact: true }).contentFrame()

/** Everything that was written is there, and its pictures have arrived. */
async function carries(view: Page | FrameLocator, title: string): Promise<void> {
  await expect(view.getByRole('heading', { level: 1 })).toHaveText(title)
  const body = view.locator('.article-body')
  await expect(body.getByRole('link', { name: '监测月报' })).toHaveAttribute(
    'href',
    'https://example.org/yuebao',
  )
  await expect(body.getByRole('listitem')).toHaveText(['上游三处', '下游一处'])
  await expect(body.getByRole('columnheader')).toHaveText(['指标', '数值'])
  await expect(body.getByRole('cell')).toHaveText(['溶解氧', '6.2', '氨氮', '0.4'])
  await expect(body.getByText('图为取样的河湾。')).toBeVisible()
  await expect(body.getByText('清晨的取样船。')).toBeVisible()
  await expect(view.getByText(/^作者系.+/)).toBeVisible()
  const pictures = body.locator('img:not(.placeholder)')
  await expect(pictures).toHaveCount(2)
  await expect(pictures.nth(1)).toHaveAttribute('alt', '河湾里停着一条小船')
  for (const one of await pictures.all()) {
    await one.scrollIntoViewIfNeeded()
    await expect.poll(() => one.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  }
}

test('a draft with pictures, a table, a list and a link is previewed as readers see it once it is published', async ({
  page,
  browser,
  editor,
  signIn,
}) => {
  await signIn('editor')
  const title = `河湾取样记 ${Date.now()}`
  await editor.begin()
  await editor.title.fill(title)
  await editor.chooseColumn('碧水清流')
  await editor.pick('添加署名', '沈望舒')

  await editor.body.pressSequentially('数字都在')
  await editor.tool('链接')
  const link = page.getByRole('dialog', { name: '插入链接' })
  await link.getByLabel('网址').fill('example.org/yuebao')
  await link.getByLabel('显示的文字').fill('监测月报')
  await link.getByRole('button', { name: '确定' }).click()
  await expect(editor.body.getByRole('link', { name: '监测月报' })).toBeVisible()
  await page.keyboard.press('Enter')
  await editor.tool('项目符号')
  await page.keyboard.type('上游三处')
  await page.keyboard.press('Enter')
  await page.keyboard.type('下游一处')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')

  await editor.tool('图片')
  await editor.upload(await picture('hewan.png', { r: 60, g: 120, b: 110 }))
  await page.getByLabel('图片说明', { exact: true }).fill('图为取样的河湾。')
  await page.getByLabel('替代文字').fill('河湾里停着一条小船')
  await editor.body.getByRole('paragraph').last().click()
  await editor.tool('表格')
  await page.getByRole('menuitem', { name: '插入 2 列的表格' }).click()
  await expect(editor.body.getByRole('table')).toBeVisible()
  for (const [n, text] of ['指标', '数值', '溶解氧', '6.2', '氨氮', '0.4'].entries()) {
    if (n > 0) await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await page.getByRole('button', { name: '选择题图' }).click()
  await editor.upload(await picture('quyangchuan.png', { r: 180, g: 150, b: 90 }))
  await page.getByLabel('题图说明').fill('清晨的取样船。')
  await editor.save()
  const id = await editor.id()

  await editor.step('预览')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^预览：读者将看到的样子/)
  const draft = preview(page, title)
  await carries(draft, title)
  const wide = await page.getByTitle(`《${title}》的预览`).boundingBox()
  await page.getByRole('button', { name: '手机宽度' }).click()
  await expect.poll(async () => (await page.getByTitle(`《${title}》的预览`).boundingBox())?.width).toBe(390)
  expect(wide?.width).toBe(1280)
  const previewed = await draft.locator('.article-body').innerHTML()
  expect((await page.request.get(`/articles/${id}`)).status()).toBe(404)

  await page.getByRole('link', { name: '返回编辑' }).click()
  await expect(editor.body).toBeVisible()
  await editor.publish()
  const context = await browser.newContext()
  const reader = await context.newPage()
  await reader.goto(`/articles/${id}`)
  await carries(reader, title)
  expect(await reader.locator('.article-body').innerHTML()).toBe(previewed)

  for (const img of await reader.locator('.article-body img:not(.placeholder)').all()) {
    const src = (await img.getAttribute('src')) ?? ''
    const file = await reader.request.get(src)
    expect(file.status()).toBe(200)
    expect(file.headers()['content-type']).toBe('image/webp')
    expect(file.headers()['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await sharp(await file.body()).metadata()).format).toBe('webp')
    const { etag = '' } = file.headers()
    expect((await reader.request.get(src, { headers: { 'if-none-match': etag } })).status()).toBe(304)
  }
  await context.close()
})

test('the preview follows the draft, not what is published, and is nobody else’s business', async ({
  page,
  editor,
  signIn,
  apiAs,
  request: stranger,
}) => {
  await signIn('editor')
  const title = `预览跟着草稿走 ${Date.now()}`
  await editor.begin()
  await editor.title.fill(title)
  await editor.chooseColumn('碧水清流')
  await editor.body.pressSequentially('已经发布的一句。')
  await editor.save()
  const id = await editor.id()
  await editor.publish()
  await editor.open(id)
  await editor.title.fill(`${title}（改）`)
  await editor.save()

  await page.goto(`/admin/articles/${id}/preview`)
  await expect(preview(page, `${title}（改）`).getByRole('heading', { level: 1 })).toHaveText(
    `${title}（改）`,
  )
  await page.goto(`/articles/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)

  const author = await apiAs('author')
  for (const path of [`/admin/articles/${id}/preview`, `/admin/articles/${id}/preview/reader`]) {
    expect((await author.get(path)).status(), path).toBe(404)
    const answer = await stranger.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(307)
    expect(answer.headers().location).toContain('/sign-in')
  }
})
