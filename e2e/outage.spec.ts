import { expect, test } from 'playwright/test'
import { Commands } from './support/commands'
import { Trial } from './support/trial'

let trial: Trial
let commands: Commands

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  trial = await Trial.open({ webs: 1, ownServer: true })
  commands = new Commands(trial)
})
test.afterAll(() => trial?.close())

const status = async (path: string) => (await fetch(trial.base + path, { redirect: 'manual' })).status

test('a withdrawn piece stays gone after kill -9 and restart, and its pages are not served from disk (R-19)', async () => {
  const column = await commands.column('撤稿栏目')
  const ref = await commands.create({ columnId: column.id, title: '必须消失的稿子' })
  await commands.publish(ref)
  expect(await status(`/articles/${ref.id}`)).toBe(200)
  await commands.withdraw(ref)
  await trial.order('killWeb', 0)
  await trial.order('startWeb', 0)
  expect(await status(`/articles/${ref.id}`)).toBe(410)
  expect(await (await fetch(`${trial.base}/columns/${column.slug}`)).text()).not.toContain('必须消失的稿子')
})

test('an appointment that fell due while the worker was dead is kept, with its own time, worker or no worker (R-13)', async () => {
  const column = await commands.column('补发栏目')
  const ref = await commands.create({ columnId: column.id, title: '错过也要补上' })
  await commands.schedule(ref, new Date(Date.now() + 120_000))
  await trial.order('killWorker')
  const dueAt = await trial.database.bringForward(ref.id, 500)
  // The web process notices the silence after fifteen seconds and stands in.
  await expect.poll(() => status(`/articles/${ref.id}`), { timeout: 30_000, intervals: [250] }).toBe(200)
  const page = await (await fetch(`${trial.base}/articles/${ref.id}`)).text()
  expect(page).toContain(dueAt.toISOString().slice(14, 16))

  const second = await commands.create({ columnId: column.id, title: '工人回来就发' })
  await commands.schedule(second, new Date(Date.now() + 120_000))
  await trial.database.bringForward(second.id, 0)
  await trial.order('startWorker')
  await expect.poll(() => status(`/articles/${second.id}`), { timeout: 5_000, intervals: [50] }).toBe(200)
})

/** The answers of the search, in both editions and narrowed, at the worst moment. */
async function searchIsPolite(word: string): Promise<void> {
  const q = encodeURIComponent(word)
  for (const path of [`/search?q=${q}`, `/zh-Hant/search?q=${q}`, `/search?q=${q}&sort=time&page=2`]) {
    const began = Date.now()
    const answer = await fetch(trial.base + path)
    const text = await answer.text()
    expect([answer.status, answer.headers.get('retry-after')], path).toEqual([503, '5'])
    expect(text).toContain('暂时不能搜索')
    // Nothing that was typed is lost: the way to try again leads to the very search.
    expect(text).toContain(`class="again" href="${path.replaceAll('&', '&amp;')}"`)
    expect(Date.now() - began, `${path} keeps nobody waiting`).toBeLessThan(5_000)
  }
  const typed = await fetch(`${trial.base}/api/suggest?q=${q}`)
  expect([typed.status, (await typed.json()).error.message]).toEqual([
    503,
    expect.stringContaining('稍后重试'),
  ])
}

test('with the worker and then the database stopped the search says so, every visited page goes on, and all of it recovers (R-20)', async () => {
  const column = await commands.column('断库栏目')
  const ref = await commands.create({ columnId: column.id, title: '断库也能读' })
  await commands.publish(ref)
  const article = `/articles/${ref.id}`
  const visited = ['/', article, `/zh-Hant${article}`, `/columns/${column.slug}`, '/tags', '/feed.xml']
  const readAll = async () => {
    for (const path of visited) expect(await status(path), path).toBe(200)
    expect(await (await fetch(trial.base + article)).text()).toContain('断库也能读')
  }
  const search = () => fetch(`${trial.base}/search?q=${encodeURIComponent('断库也能读')}`)
  const finds = async () => (await (await search()).text()).includes(`href="${article}"`)
  await readAll()

  await trial.order('killWorker')
  await readAll()
  expect(await finds()).toBe(true)

  await trial.order('stopDatabase')
  await searchIsPolite('断库也能读')
  await readAll()
  // Searches that fail take no place from pages that are there, however many come.
  const many = Array.from({ length: 60 }, async () => (await search()).status)
  await readAll()
  expect(new Set(await Promise.all(many))).toEqual(new Set([503]))
  await readAll()
  expect(await status('/articles/99999')).toBe(503)
  expect((await fetch(`${trial.base}/api/health`)).status).toBe(503)
  expect(await status('/admin')).not.toBe(200)

  await trial.order('startDatabase')
  await expect.poll(() => status('/articles/99999'), { timeout: 10_000, intervals: [100] }).toBe(404)
  await expect.poll(finds, { timeout: 10_000, intervals: [100] }).toBe(true)
  await trial.order('startWorker')
  const after = await commands.create({ columnId: column.id, title: '恢复后的新稿' })
  await commands.publish(after)
  const list = async () => (await fetch(`${trial.base}/columns/${column.slug}`)).text()
  await expect
    .poll(async () => (await list()).includes('恢复后的新稿'), { timeout: 10_000, intervals: [50] })
    .toBe(true)
})
