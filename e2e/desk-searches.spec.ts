import { Desk } from './pages/desk'
import { expect, test } from './support/newsroom'

test('an editor pairs words, the site finds by them at once; turned off and deleted it does not', async ({
  page,
  signIn,
}) => {
  await signIn('editor')
  const desk = new Desk(page)
  const found = async () => {
    const html = await (await page.request.get(`/search?q=${encodeURIComponent('禾秆子')}`)).text()
    return !html.includes('没有找到与')
  }
  expect(await found()).toBe(false)
  await desk.open('/admin/search', '搜索')
  await desk.button('新建一组').click()
  const window = desk.window('新建一组同义词')
  await desk.field('意思相同的词', window).fill('禾秆子')
  await desk.button('新建', window).click()
  await desk.refuses(desk.field('意思相同的词', window), '至少填写两个')
  await desk.field('意思相同的词', window).fill('禾秆子、秸秆')
  await desk.button('新建', window).click()
  await desk.says('已新建，搜索立即按它查找')
  expect(await found()).toBe(true)
  await desk.choose('禾秆子、秸秆', '停用')
  await desk.says('已停用，词都还在')
  expect(await found()).toBe(false)
  await desk.choose('禾秆子、秸秆', '删除…')
  await desk.confirm('确认删除')
  await desk.says('已删除这组同义词')
  await expect(page.getByText('禾秆子、秸秆')).toHaveCount(0)
})

test('the report names what was not found, without who asked', async ({ page, signIn }) => {
  await page.request.get(`/search?q=${encodeURIComponent('夜光藻')}`)
  await page.request.get(`/search?q=${encodeURIComponent('13800138000')}`)
  await signIn('editor')
  const missed = page.getByRole('region', { name: '没有找到的' })
  await expect(async () => {
    await page.goto('/admin/search')
    await expect(missed.getByRole('link', { name: '夜光藻' })).toBeVisible()
  }).toPass({ timeout: 20_000 })
  await expect(page.getByText('13800138000')).toHaveCount(0)
  await page.getByRole('link', { name: '最近 30 天' }).click()
  await expect(page).toHaveURL(/days=30/)
  await expect(missed.getByRole('link', { name: '夜光藻' })).toBeVisible()
})

test('by keyboard alone: the palette opens, finds a piece, a tag and a screen, and gives the focus back', async ({
  page,
  signIn,
}) => {
  await signIn('editor')
  const desk = new Desk(page)
  await desk.open('/admin/tags', '标签')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: '查找' })
  const input = palette.getByRole('combobox')
  await expect(input).toBeFocused()
  await input.pressSequentially('秸秆')
  await expect(palette.getByRole('option', { name: /^秸秆利用$/ })).toBeVisible()
  await expect(palette.getByRole('option', { selected: true })).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/articles\/\d+$/)
  await page.keyboard.press('Control+k')
  await palette.getByRole('combobox').pressSequentially('稿源')
  await palette.getByRole('option', { name: '稿源', exact: true }).click()
  await expect(page).toHaveURL(/\/admin\/sources$/)
  const button = desk.button('查找')
  await button.click()
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await expect(button).toBeFocused()
})

test('an author finds their own pieces only, and no screen they may not open', async ({
  page,
  signIn,
  apiAs,
}) => {
  const api = await apiAs('author')
  const finds = (await (await api.get('/api/suggest/desk?q=的')).json()) as Record<string, unknown[]>
  expect(finds.tags).toEqual([])
  expect(finds.authors).toEqual([])
  await signIn('author')
  await page.goto('/admin')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: '查找' })
  await expect(palette.getByRole('option', { name: '稿件' })).toBeVisible()
  await expect(palette.getByRole('option', { name: '站点设置' })).toHaveCount(0)
  expect((await page.request.get('/admin/search')).status()).toBe(403)
  const anybody = await page.context().browser()?.newContext()
  expect((await anybody?.request.get(new URL('/api/suggest/desk?q=的', page.url()).href))?.status()).toBe(401)
  await anybody?.close()
})
