import type { Page } from 'playwright/test'
import { HOSTILE_TEXTS } from '../test/hostile-texts'
import { paste } from './support/clipboard'
import { expect, test } from './support/newsroom'

/** More would be more than a piece may hold. */
const MOST = 300

/** What scripts would do that got to run: the payloads open dialogs, or go elsewhere. */
function watch(page: Page): string[] {
  const ran: string[] = []
  page.on('dialog', (dialog) => {
    ran.push(`${dialog.type()} ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!/^(?:https?:\/\/localhost|data:|blob:)/.test(request.url())) ran.push(request.url())
  })
  return ran
}

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] })

/** A payload in every place of a document that holds words. */
const everywhere = (payload: string) => [
  { type: 'heading', attrs: { level: 2 }, content: [text(payload.slice(0, 200))] },
  {
    type: 'paragraph',
    content: [text(payload), { type: 'footnote', attrs: { text: payload.trim().slice(0, 900) || 'x' } }],
  },
  { type: 'pullQuote', attrs: { cite: payload.slice(0, 90) }, content: [text(payload)] },
  { type: 'callout', attrs: { tone: 'note', title: payload.slice(0, 90) }, content: [paragraph(payload)] },
]

const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  '//evil.example/x',
  '/\\evil.example',
]
/** Blocks that lead to an address. */
const running = (address: string) => [
  { type: 'paragraph', content: [{ ...text('点'), marks: [{ type: 'link', attrs: { href: address } }] }] },
  { type: 'image', attrs: { src: address, alt: '', title: '' } },
  { type: 'video', attrs: { href: address, title: '', site: '', cover: '' } },
  { type: 'attachment', attrs: { src: address, name: 'x', mime: 'text/html', bytes: 1 } },
]

test('hostile texts that are pasted and imported run nothing, at the desk or before readers (S-13)', async ({
  page,
  editor,
  signIn,
}) => {
  test.setTimeout(180_000)
  const ran = watch(page)
  await signIn('editor')
  await editor.begin()
  await editor.title.fill(`恶意文本 ${Date.now()}`)
  await editor.chooseColumn('执法一线')
  await editor.body.click()
  for (const payload of HOSTILE_TEXTS) await paste(page, { html: payload, text: payload })
  await page.keyboard.press('Control+End')
  await paste(page, { html: '<p>贴完了</p>' })
  await expect(editor.body).toContainText('贴完了')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText('清空后的一段。')

  await editor.step('导入文档')
  const window = page.getByRole('dialog', { name: '导入文档' })
  const file = { name: '恶意.md', mimeType: 'text/markdown', buffer: Buffer.from(HOSTILE_TEXTS.join('\n\n')) }
  await window.getByLabel('选择要导入的文件').setInputFiles(file)
  await expect(window).toBeHidden({ timeout: 60_000 })
  await expect(page.getByRole('status', { name: '粘贴和导入' })).toContainText('已导入：')
  await editor.saved()
  const id = await editor.id()
  await page.getByRole('button', { name: '实时预览' }).click()
  await expect(page.getByTitle('的实时预览').contentFrame().getByRole('heading', { level: 1 })).toBeVisible()
  await page.goto(`/admin/articles/${id}/preview`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  expect(ran).toEqual([])
})

test('hostile texts sent to the API are only words to readers, and no address that runs is taken (S-13)', async ({
  page,
  editor,
  signIn,
  apiAs,
}) => {
  const ran = watch(page)
  const api = await apiAs('editor')
  const send = (content: unknown[]) =>
    api.post('/api/articles', {
      data: { title: `接口里的恶意文本 ${Date.now()}`, body: { type: 'doc', content } },
    })
  const made = await send(HOSTILE_TEXTS.slice(0, MOST).flatMap(everywhere))
  expect(made.status(), await made.text()).toBe(201)
  const { id } = (await made.json()) as { id: number }
  for (const bad of ADDRESSES.flatMap(running))
    expect((await send([bad])).status(), JSON.stringify(bad)).toBe(422)

  await signIn('editor')
  await editor.open(id)
  await editor.chooseColumn('执法一线')
  await editor.saved()
  await editor.publish()
  await page.goto(`/articles/${id}`)
  await expect(page.locator('.article-body')).toContainText(HOSTILE_TEXTS[0]?.slice(0, 20) ?? '')
  for (const path of ['/', '/columns/zhifa', `/zh-Hant/articles/${id}`]) await page.goto(path)
  expect(ran).toEqual([])
})
