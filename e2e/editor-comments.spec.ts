import type { Page } from 'playwright/test'
import { accessFaults } from './support/axe'
import { expect, test } from './support/newsroom'

const WORDS = '滩涂不是荒地'

/** Selects the first words of the text by keyboard. */
async function selectFirst(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: '正文' }).click()
  await page.keyboard.press('Control+Home')
  for (const _ of words) await page.keyboard.press('Shift+ArrowRight')
}

async function accessible(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await accessFaults(page)).toEqual([])
  }
}

test('a comment that must be dealt with reaches a colleague, goes along with the text, and holds the piece back until it is resolved', async ({
  page,
  browser,
  editor,
  signIn,
  apiAs,
  request: stranger,
}) => {
  await signIn('editor')
  await editor.begin()
  const title = `批注随文走 ${Date.now()}`
  await editor.title.fill(title)
  await editor.chooseColumn('碧水清流')
  await editor.body.pressSequentially(`${WORDS}，它养活了两万多户人。`)
  await editor.save()
  const id = await editor.id()

  await selectFirst(page, WORDS)
  await expect(page.getByTitle('批注（Ctrl+Alt+M）')).toBeVisible()
  await page.keyboard.press('Control+Alt+m')
  const panel = page.getByRole('region', { name: '批注' })
  const box = panel.getByRole('textbox', { name: '批注内容' })
  await panel.getByLabel('必须处理').check()
  await box.pressSequentially('出处在哪里？@许')
  await page.getByRole('option', { name: /^许见山/ }).click()
  await box.pressSequentially('请定')
  await page.keyboard.press('Control+Enter')
  const thread = panel.getByRole('article')
  await expect(thread).toContainText('出处在哪里？@许见山 请定')
  const mark = editor.body.locator('.comment-mark')
  await expect(mark).toHaveText(WORDS)
  await accessible(page)

  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('button', { name: '确认发布' }).click()
  await expect(page.getByText('还有 1 条“必须处理”的批注没有解决。请在批注栏处理后再发布。')).toBeVisible()
  await page.getByRole('button', { name: '取消' }).click()

  await editor.body.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.insertText('当地人说，')
  await editor.save()
  await expect(mark).toHaveText(WORDS)
  await page.reload()
  await expect(mark).toHaveText(WORDS)
  await page.getByRole('button', { name: /^批注/ }).click()

  const colleague = await (
    await browser.newContext({ storageState: await (await apiAs('chief')).storageState() })
  ).newPage()
  await colleague.goto(`${new URL(page.url()).origin}/admin/inbox?kind=mention`)
  await expect(colleague.getByRole('link', { name: /^收件箱 .*条未读$/ })).toBeVisible()
  await colleague.getByRole('link', { name: `在《${title}》的批注里提到了您` }).click()
  const theirs = colleague.getByRole('region', { name: '批注' }).getByRole('article')
  await expect(theirs).toContainText(WORDS)
  await theirs.getByRole('button', { name: '回复' }).click()
  await theirs.getByRole('textbox', { name: '回复' }).fill('出处已补，见年鉴。')
  await colleague.keyboard.press('Control+Enter')
  await expect(theirs).toContainText('出处已补，见年鉴。')
  await theirs.getByRole('button', { name: '解决' }).click()
  await expect(colleague.getByText('没有待解决的批注')).toBeVisible()
  await colleague.context().close()

  // The other window hears of it by itself.
  await expect(panel.getByRole('button', { name: '已解决 1' })).toBeVisible()
  await expect(mark).toHaveCount(0)
  await editor.publish()
  const published = await stranger.get(`/articles/${id}`)
  expect(published.status()).toBe(200)
  expect(await published.text()).not.toMatch(/出处在哪里|出处已补|comment-mark/)
  for (const path of [
    `/api/articles/${id}/comments`,
    `/api/articles/${id}/comments/people`,
    '/api/inbox/news',
  ])
    expect((await stranger.get(path)).status(), path).toBe(401)
})

test('the readers’ page stands beside the text, follows every save and stays where it was scrolled to', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  await editor.begin()
  const title = `边写边看 ${Date.now()}`
  await editor.title.fill(title)
  for (let n = 1; n <= 30; n += 1) {
    await editor.body.press('Control+End')
    await page.keyboard.insertText(`第 ${n} 段，写得长一些，好让预览需要滚动。`)
    await page.keyboard.press('Enter')
  }
  await editor.save()
  await editor.id()
  await page.getByRole('button', { name: '实时预览' }).click()
  const view = () => page.getByTitle('的实时预览').contentFrame()
  await expect(view().getByRole('heading', { level: 1 })).toHaveText(title)
  await view()
    .locator('html')
    .evaluate(() => window.scrollTo({ top: 700, behavior: 'instant' }))
  await editor.title.fill(`${title}（改）`)
  await expect(view().getByRole('heading', { level: 1 })).toHaveText(`${title}（改）`)
  expect(
    await view()
      .locator('html')
      .evaluate(() => window.scrollY),
  ).toBe(700)
  await page.getByRole('button', { name: '桌面宽度' }).click()
  await expect
    .poll(() =>
      view()
        .locator('html')
        .evaluate(() => window.innerWidth),
    )
    .toBe(1280)
  await page.getByRole('button', { name: '手机宽度' }).click()
  await expect
    .poll(() =>
      view()
        .locator('html')
        .evaluate(() => window.innerWidth),
    )
    .toBe(390)
})

test('a preview link shows one revision to whoever has it, is told to nobody else, and ends when it is taken back (S-63)', async ({
  page,
  browser,
  editor,
  signIn,
}) => {
  await signIn('editor')
  await editor.begin()
  const title = `给受访者看 ${Date.now()}`
  await editor.title.fill(title)
  await editor.body.pressSequentially('请核对这一句。')
  await editor.save()
  const id = await editor.id()
  await editor.step('预览链接')
  const window = page.getByRole('dialog', { name: '预览链接' })
  await window.getByLabel('备注（可不填）').fill('给受访者核对')
  await window.getByRole('button', { name: '生成链接' }).click()
  const address = await window.getByLabel('预览链接的网址').inputValue()
  await page.keyboard.press('Escape')
  await editor.title.fill('已经是另一稿')
  await editor.save()

  const context = await browser.newContext()
  const guest = await context.newPage()
  for (const edition of [address, address.replace('/preview/', '/zh-Hant/preview/')]) {
    const answer = await guest.goto(edition)
    expect(answer?.status()).toBe(200)
    expect(answer?.headers()).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'page-store': 'pass',
    })
    expect(await answer?.headerValue('set-cookie')).toBeNull()
  }
  await guest.goto(address)
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(guest.getByRole('note', { name: '预览稿' })).toContainText('预览稿，非正式发布')
  await expect(guest.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  expect(await context.cookies()).toEqual([])
  expect(await guest.locator('qy-view, script[type="application/ld+json"]').count()).toBe(0)
  expect((await context.request.get(`/articles/${id}`)).status()).toBe(404)
  expect(await (await context.request.get('/robots.txt')).text()).toContain('Disallow: /preview/')

  await editor.step('预览链接')
  await expect(window.getByText(/打开 [3-9] 次/)).toBeVisible()
  await window.getByRole('button', { name: '收回给受访者核对' }).click()
  await expect(window.getByText('已收回', { exact: true })).toBeVisible()
  const answers = await Promise.all(
    [address, address.replace(/.{8}$/, 'AAAAAAAA'), address.replace(/[^/]+$/, 'x')].map((one) =>
      context.request.get(one),
    ),
  )
  for (const answer of answers) {
    expect(answer.status()).toBe(404)
    expect(answer.headers()['cache-control']).toBe('private, no-store')
    expect(await answer.text()).toContain('预览链接无效或已过期')
  }
  await context.close()
})
