import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContext, Page, Route } from 'playwright/test'
import { Editor } from './pages/editor'
import { expect, test } from './support/newsroom'

const SAVES = /\/api\/articles(\/\d+\/draft)?$/

/** What somebody sees who opens the piece on another computer. */
async function elsewhere(browser: Browser, context: BrowserContext, id: number): Promise<string[]> {
  const other = await browser.newContext({ storageState: await context.storageState() })
  const editor = new Editor(await other.newPage())
  await editor.open(id)
  const texts = await editor.body.locator('p').allInnerTexts()
  await other.close()
  return texts
}

async function begin(editor: Editor, title: string): Promise<number> {
  await editor.begin()
  await editor.title.fill(`${title} ${Date.now()}`)
  await editor.saved()
  return editor.id()
}

/** Ends a window as a crash does: nothing is asked and nothing more is sent. */
const crash = (page: Page) => page.close({ runBeforeUnload: false })

test('saves delayed, dropped, answered twice and arriving late lose nothing of what is typed meanwhile (R-06)', async ({
  browser,
  page,
  context,
  editor,
  signIn,
}) => {
  await signIn('author')
  const id = await begin(editor, '坏网络')
  const late: Promise<unknown>[] = []
  const slow = async (route: Route) => {
    const answer = await route.fetch()
    await sleep(1_500)
    await route.fulfill({ response: answer })
  }
  const faults: ((route: Route) => Promise<void>)[] = [
    slow,
    (route) => route.abort('connectionreset'),
    async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    async (route) => {
      await route.fetch()
      await route.fulfill({ response: await route.fetch() })
    },
    async (route) => {
      const [url, data] = [route.request().url(), route.request().postDataJSON() as object]
      await route.abort('connectionreset')
      const headers = { origin: new URL(url).origin }
      late.push(sleep(2_500).then(() => context.request.put(url, { data, headers })))
    },
  ]
  const seen: number[] = []
  await page.route(SAVES, async (route) => {
    const fault = faults[seen.length]
    seen.push(Date.now())
    if (fault) await fault(route)
    else await route.continue()
  })
  await editor.body.click()
  let typed = ''
  const write = async (sentence: string) => {
    await page.keyboard.type(sentence, { delay: 40 })
    typed += sentence
  }
  for (let n = 0; seen.length <= faults.length; n += 1) await write(`第${n}句话写在坏网络里。`)
  await Promise.all(late)
  await editor.saved()
  // What is typed while a save is on its way is the last that is typed, and no key saves it.
  faults[seen.length] = slow
  const sent = page.waitForRequest(SAVES)
  await write('倒数第二句停一停。')
  await sent
  await write('最后一句写在途中。')
  await editor.saved()
  expect(await elsewhere(browser, context, id)).toEqual([typed])
})

test('a click right after a keystroke takes the keystroke with it', async ({ page, editor, signIn }) => {
  await signIn('editor')
  const id = await begin(editor, '快手')
  await editor.chooseColumn('碧水清流')
  await editor.body.click()
  await page.keyboard.type('先写一句。')
  await editor.saved()
  await page.keyboard.type('再写最后一句')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('button', { name: '确认发布' }).click()
  await editor.says('已发布，读者现在就能看到')
  await page.goto(`/articles/${id}`)
  await expect(page.locator('.article-body')).toContainText('先写一句。再写最后一句')
})

test('offline the text stays in this browser, and goes to the server by itself when the network is back (R-08, R-10)', async ({
  browser,
  page,
  context,
  editor,
  signIn,
}) => {
  await signIn('author')
  const id = await begin(editor, '断线也不丢')
  await context.setOffline(true)
  await editor.body.pressSequentially('断线时写下的一句。')
  await expect(editor.status).toHaveText('离线，已存于本机')
  const closing = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await closing
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await context.setOffline(false)
  await editor.saved()
  expect(await elsewhere(browser, context, id)).toEqual(['断线时写下的一句。'])
})

test('with the session gone one signs in over the editor, and saving goes on (S-17, R-09)', async ({
  browser,
  page,
  context,
  editor,
  signIn,
  signInPage,
}) => {
  await signIn('author')
  const id = await begin(editor, '会话过期')
  await context.clearCookies()
  await editor.body.pressSequentially('登录过期后写的。')
  const form = page.getByRole('dialog', { name: '重新登录' })
  await expect(form).toBeVisible()
  await expect(editor.status).toHaveText('未登录，已存于本机')
  await form.getByLabel('邮箱', { exact: true }).fill('shen.wangshu@qingyan.example')
  await form.getByLabel('密码', { exact: true }).fill(signInPage.password)
  await form.getByRole('button', { name: '登录', exact: true }).click()
  await editor.saved()
  await expect(form).toBeHidden()
  await expect(editor.body).toContainText('登录过期后写的。')
  expect(await elsewhere(browser, context, id)).toEqual(['登录过期后写的。'])
})

test('after a crash the text is offered with a comparison, and never put in unasked (R-08)', async ({
  browser,
  page,
  context,
  editor,
  signIn,
}) => {
  await signIn('author')
  const id = await begin(editor, '浏览器崩溃')
  await page.route(SAVES, (route) => route.abort('connectionreset'))
  await editor.body.pressSequentially('崩溃前最后写的一句。')
  await expect(editor.status).toHaveText('离线，已存于本机')
  await crash(page)

  const again = new Editor(await context.newPage())
  await again.open(id)
  const offer = again.page.getByRole('dialog', { name: '找回没有保存的内容' })
  await expect(offer.getByRole('insertion')).toContainText('崩溃前最后写的一句。')
  // The window over the page hides what is under it from roles, not from the eye.
  await expect(again.page.locator('.article-body')).not.toContainText('崩溃前')
  await offer.getByRole('button', { name: '恢复本机内容' }).click()
  await expect(again.body).toContainText('崩溃前最后写的一句。')
  await again.saved()
  expect(await elsewhere(browser, context, id)).toEqual(['崩溃前最后写的一句。'])

  await again.page.reload()
  await expect(again.body).toContainText('崩溃前最后写的一句。')
  await expect(offer).toBeHidden()
})

test('a new piece whose first save arrived unanswered before the crash comes back as one piece', async ({
  browser,
  page,
  context,
  editor,
  signIn,
}) => {
  await signIn('author')
  await page.route(SAVES, async (route) => {
    if (route.request().method() === 'POST') await route.fetch()
    await route.abort('connectionreset')
  })
  const title = `没有编号的稿件 ${Date.now()}`
  await editor.begin()
  await editor.title.fill(title)
  await editor.body.pressSequentially('还没有编号。')
  await expect(editor.status).toHaveText('离线，已存于本机')
  await crash(page)

  const again = new Editor(await context.newPage())
  // The offer may lie over the editor before it can be seen.
  await again.page.goto('/admin/articles/new')
  await again.page.getByRole('button', { name: '恢复本机内容' }).click()
  await again.saved()
  const id = await again.id()
  expect(await elsewhere(browser, context, id)).toEqual(['还没有编号。'])
  await again.page.goto(`/admin/articles?q=${encodeURIComponent(title)}`)
  await expect(again.page.getByRole('link', { name: title, exact: true })).toHaveCount(1)
})

test('what the server has gone on from is not offered as newer', async ({
  page,
  context,
  editor,
  signIn,
}) => {
  await signIn('author')
  const id = await begin(editor, '两台电脑')
  await editor.body.pressSequentially('第一段是大家都有的。')
  await editor.saved()
  const second = new Editor(await context.newPage())
  await second.open(id)
  await page.route(SAVES, (route) => route.abort('connectionreset'))
  await editor.body.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('这一段留在本机。')
  await expect(editor.status).toHaveText('离线，已存于本机')
  await crash(page)
  await second.body.press('Home')
  await second.page.keyboard.type('后来改过：')
  await second.saved()

  await second.page.reload()
  const offer = second.page.getByRole('dialog', { name: '找回没有保存的内容' })
  await expect(offer).toContainText('根据较早版本写的修改')
  await offer.getByRole('button', { name: '恢复本机内容' }).click()
  await second.saved()
  await expect(second.body.locator('p')).toHaveText(['后来改过：第一段是大家都有的。', '这一段留在本机。'])
})

test('opening and closing a piece sends nothing', async ({ page, editor, signIn }) => {
  await signIn('editor')
  const id = await begin(editor, '只是看看')
  const sent: string[] = []
  page.on('request', (request) => {
    if (SAVES.test(new URL(request.url()).pathname) && request.method() !== 'GET') sent.push(request.url())
  })
  await editor.open(id)
  await editor.body.click()
  await page.getByRole('link', { name: '返回稿件列表' }).click()
  await expect(page).toHaveURL(/\/admin\/articles$/)
  expect(sent).toEqual([])
})
