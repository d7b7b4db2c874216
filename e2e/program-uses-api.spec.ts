import type { Page } from 'playwright/test'
import { Desk } from './pages/desk'
import { accessFaults } from './support/axe'
import { Contract } from './support/contract'
import { expect, test } from './support/newsroom'

let contract: Contract

test.beforeAll(async ({ baseURL }) => {
  contract = await Contract.open(baseURL ?? '')
})
test.afterAll(() => contract?.close())

const WRITING = ['读取稿件', '写稿', '送审、发布和撤稿']

/** Makes a token on the account page, as people do; gives what is shown once. */
async function makeToken(page: Page, name: string, scopes: string[]): Promise<string> {
  const desk = new Desk(page)
  await desk.button('生成令牌').click()
  const window = desk.window('生成 API 令牌')
  await desk.field('用途', window).fill(name)
  await desk.button('生成', window).click()
  await expect(window.getByText('请至少选一种权限').first()).toBeVisible()
  for (const scope of scopes) await window.getByRole('checkbox', { name: new RegExp(`^${scope}`) }).check()
  expect(await accessFaults(page)).toEqual([])
  await desk.button('生成', window).click()
  const made = desk.window('令牌已生成')
  // Nobody is shown it again: it does not go by a slip of the hand.
  await page.keyboard.press('Escape')
  await page.mouse.click(2, 2)
  const token = await desk.field('API 令牌', made).inputValue()
  await desk.button('我已保存', made).click()
  await expect(page.getByText(token.slice(0, 9))).toBeVisible()
  await expect(page.locator('body')).not.toContainText(token)
  return token
}

test('a person makes a token; every operation answers as the document says, good and bad; revoked, nothing opens', async ({
  page,
  signIn,
  request,
}) => {
  test.slow()
  await signIn('editor')
  const desk = new Desk(page)
  await desk.open('/admin/account', '我的账号')
  const writer = await makeToken(page, '日报脚本', WRITING)
  const names = await makeToken(page, '名称', ['读取栏目、标签、作者和稿源'])

  const asNames = (path: string) => contract.ask('GET', path, names)
  const column = (await asNames('/columns')).json.items as { id: number }[]
  const author = (await asNames('/authors?limit=1')).json.items as { id: number }[]
  await asNames('/tags?q=%E6%B0%B4&limit=5')
  await asNames('/sources')
  expect((await asNames('/tags?limit=500')).status).toBe(422)
  expect((await asNames('/articles')).status).toBe(403)
  expect((await asNames('/me')).json.scopes).toEqual(['taxonomy:read'])
  expect((await contract.ask('GET', '/columns', writer)).status).toBe(403)
  expect((await contract.ask('GET', '/me', `qy_${'x'.repeat(43)}`)).status).toBe(401)

  const ask = (method: string, path: string, body?: object, headers = {}) =>
    contract.ask(method, path, writer, body, headers)
  const draft = {
    title: '程序写的水质日报',
    columnId: column[0]?.id,
    bylines: [{ authorId: author[0]?.id }],
    markdown: '## 今日\n\n清江**全线达标。**后文<script>x()</script>',
  }
  const once = { 'idempotency-key': 'daily-2026-03-02' }
  const created = await ask('POST', '/articles', draft, once)
  expect([created.status, created.headers.get('location')]).toEqual([
    201,
    expect.stringMatching(/^\/api\/v1\/articles\/\d+$/),
  ])
  expect((await ask('POST', '/articles', draft, once)).json.id).toBe(created.json.id)
  expect((await ask('POST', '/articles', { ...draft, title: '' })).status).toBe(422)
  const path = `/articles/${created.json.id}`
  expect((await ask('GET', path)).json.html).toContain('<strong>全线达标。</strong>后文')
  expect((await ask('GET', '/articles/999999')).status).toBe(404)
  expect((await ask('GET', '/articles?mine=1&limit=100')).json.items).toContainEqual(
    expect.objectContaining({ id: created.json.id, title: draft.title }),
  )
  const { version } = created.json
  expect((await ask('PATCH', path, { version, summary: '全线达标。' })).status).toBe(200)
  const stale = await ask('PATCH', path, { version, summary: '不达标。' })
  expect([stale.status, stale.json.currentVersion]).toEqual([409, Number(version) + 1])
  expect((await ask('PATCH', path, { version, summery: '' })).status).toBe(422)
  const now = { version: Number(version) + 1 }
  expect((await ask('POST', `${path}/submit`, now)).json.status).toBe('SUBMITTED')
  expect((await ask('POST', `${path}/submit`, now)).status).toBe(409)
  const dueAt = new Date(Date.now() + 3_600_000).toISOString()
  expect((await ask('POST', `${path}/schedule`, { ...now, dueAt })).json.status).toBe('SCHEDULED')
  expect((await ask('POST', `${path}/schedule`, { ...now, dueAt: 'tomorrow' })).status).toBe(422)
  const shown = await ask('POST', `${path}/publish`, now)
  const readers = String(shown.json.url).replace(/^.*(?=\/articles)/, '')
  await expect.poll(async () => (await request.get(readers)).text()).toContain('全线达标。')
  expect((await ask('POST', `${path}/withdraw`, {})).status).toBe(422)
  const gone = { reason: '试验稿', notice: null }
  expect((await ask('POST', `${path}/withdraw`, gone)).json.status).toBe('WITHDRAWN')
  await expect.poll(async () => (await request.get(readers)).status()).toBe(410)
  // Refused by the front, before anything runs.
  expect((await ask('POST', '/articles', { title: 'x', html: 'x'.repeat(2_100_000) })).status).toBe(413)
  expect([...contract.kept].sort()).toEqual([...contract.operations.values()].sort())

  const planted = await contract.plant('/me', writer)
  expect([planted.status, planted.text]).toEqual([500, expect.stringContaining('VIOLATIONS')])

  await page.reload()
  const listed = page.getByRole('region', { name: 'API 令牌' })
  await expect(listed.getByText(/最近使用 .*来自/).first()).toBeVisible()
  expect(await accessFaults(page)).toEqual([])
  await page.getByRole('button', { name: /^停用“日报脚本”/ }).click()
  await desk.confirm('停用')
  await desk.says('令牌已停用')
  expect((await ask('GET', '/me')).status).toBe(401)
  await page.getByRole('link', { name: '查看 API 说明' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'API 说明' })).toBeVisible()
})
