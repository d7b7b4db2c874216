import { expect, test } from 'playwright/test'
import { Commands } from './support/commands'
import { Trial } from './support/trial'

let trial: Trial
let commands: Commands

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  trial = await Trial.open({ webs: 1 })
  commands = new Commands(trial)
})
test.afterAll(() => trial?.close())

const status = async (path: string) => (await fetch(trial.base + path, { redirect: 'manual' })).status

test('a withdrawn piece stays gone after kill -9 and restart, and its pages are not served from disk', async () => {
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

test('an appointment that fell due while the worker was dead is kept, with its own time, worker or no worker', async () => {
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

test('with the database stopped every visited page still answers, and the site recovers within ten seconds', async () => {
  const column = await commands.column('断库栏目')
  const ref = await commands.create({ columnId: column.id, title: '断库也能读' })
  await commands.publish(ref)
  const visited = ['/', `/articles/${ref.id}`, `/columns/${column.slug}`, '/tags', '/feed.xml']
  for (const path of visited) expect(await status(path)).toBe(200)
  await trial.order('stopDatabase')
  for (const path of visited) expect(await status(path), path).toBe(200)
  expect(await status(`/zh-Hant/articles/${ref.id}`)).toBe(200)
  expect(await status('/articles/99999')).toBe(503)
  const search = await fetch(`${trial.base}/search?q=水`)
  expect([search.status, await search.text()]).toEqual([503, expect.stringContaining('暂时不能搜索')])
  expect((await fetch(`${trial.base}/api/health`)).status).toBe(503)
  expect(await status('/admin')).not.toBe(200)

  await trial.order('startDatabase')
  await expect.poll(() => status('/articles/99999'), { timeout: 10_000, intervals: [100] }).toBe(404)
  const after = await commands.create({ columnId: column.id, title: '恢复后的新稿' })
  await commands.publish(after)
  await expect
    .poll(
      async () =>
        (await (await fetch(`${trial.base}/columns/${column.slug}`)).text()).includes('恢复后的新稿'),
      {
        timeout: 10_000,
        intervals: [50],
      },
    )
    .toBe(true)
})
