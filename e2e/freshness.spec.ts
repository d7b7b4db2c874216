import { expect, test } from 'playwright/test'
import { secret } from './support/colleagues'
import { Commands } from './support/commands'
import { Trial } from './support/trial'

let trial: Trial
let commands: Commands

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  trial = await Trial.open({ webs: 2 })
  commands = new Commands(trial)
})
test.afterAll(() => trial?.close())

const WITHIN = 1_000

/** The text of an address on both web processes. */
async function both(path: string): Promise<string[]> {
  return Promise.all(
    trial.bases.map(async (base) => {
      const answer = await fetch(base + path, { redirect: 'manual' })
      return `${answer.status} ${answer.headers.get('location') ?? ''} ${await answer.text()}`
    }),
  )
}

/** Waits at most a second for both processes to show (or no longer show) a text at every address. */
async function shows(paths: string[], text: string, there = true): Promise<void> {
  for (const path of paths) {
    await expect
      .poll(async () => (await both(path)).map((page) => page.includes(text)), {
        message: `${path} ${there ? 'shows' : 'does not show'} ${text}`,
        timeout: WITHIN,
        intervals: [10, 20, 50],
      })
      .toEqual([there, there])
  }
}

test('publication, edit and withdrawal show everywhere within a second, on two web processes', async () => {
  const column = await commands.column('新鲜栏目')
  const tag = await commands.tag('新鲜标签')
  const author = await commands.author('辛鲜')
  const source = await commands.source('新鲜日报')
  const given = { columnId: column.id, tagIds: [tag.id], authorId: author.id, sourceId: source.id }
  const lists = [
    '/',
    `/columns/${column.slug}`,
    `/tags/${tag.slug}`,
    `/authors/${author.slug}`,
    `/sources/${source.slug}`,
    '/feed.xml',
    `/columns/${column.slug}/feed.xml`,
  ]
  const ref = await commands.create({ ...given, title: '甲题' })
  const article = `/articles/${ref.id}`
  // Everything is in both stores before, without the piece.
  for (const path of [...lists, article, '/sitemap/1.xml', '/search?q=甲题']) await both(path)

  await commands.publish(ref)
  await shows([article], '200 ')
  await shows([...lists, article], '甲题')
  await shows(['/sitemap/1.xml'], article)
  await shows(['/search?q=甲题'], `href="${article}"`)

  const edited = await commands.save(ref, { ...given, title: '乙题' })
  expect((await both(article)).every((page) => page.includes('甲题') && !page.includes('乙题'))).toBe(true)
  await commands.publish(edited)
  await shows([...lists, article], '乙题')
  await shows([...lists, article], '甲题', false)

  await commands.withdraw(edited)
  await shows([article], '410 ')
  await shows(lists, '乙题', false)
  await shows(['/sitemap/1.xml'], article, false)
  await shows(['/search?q=乙题'], `href="${article}"`, false)
})

test('what an author says of themselves shows within a second, on two web processes', async () => {
  const author = await commands.author('沈水')
  const words = { email: 'shen.shui@qingyan.example', name: '沈水', role: 'AUTHOR', password: secret() }
  const user = await trial.command<{ id: number }>('users/commands', 'createUser', words)
  const link = { userId: user.id, authorId: author.id }
  await trial.command('people/profile-commands', 'linkAuthor', link)
  const pages = [`/authors/${author.slug}`]
  await shows(pages, '沈水')
  const profile = {
    bio: '写了三十年的水。',
    pictureId: null,
    affiliation: '清江水文站站长',
    since: '2026-01-01',
  }
  const by = { id: user.id, role: 'AUTHOR', name: '沈水', limits: null } as const
  await trial.commandBy(by, 'people/profile-commands', 'updateOwnProfile', profile, new Date())
  await shows(pages, '写了三十年的水。')
  await shows(pages, '清江水文站站长')
})

test('a renamed column answers 301 at its old address, and every page carries the new name', async () => {
  const column = await commands.column('旧名栏目')
  const ref = await commands.create({ columnId: column.id, title: '栏目改名也能找到' })
  await commands.publish(ref)
  const [old, article] = [`/columns/${column.slug}`, `/articles/${ref.id}`]
  await shows([old, article, '/'], '旧名栏目')
  await commands.renameColumn(column.id, '新名栏目', 'xinming')
  await shows([old], '301 /columns/xinming')
  await shows(['/columns/xinming', article, '/'], '新名栏目')
  await shows([article, '/'], '旧名栏目', false)
})

test('the worker’s publication shows as fast as the desk’s', async () => {
  const column = await commands.column('定时栏目')
  const ref = await commands.create({ columnId: column.id, title: '到点出现' })
  await both(`/columns/${column.slug}`)
  await commands.schedule(ref, new Date(Date.now() + 120_000))
  await trial.database.bringForward(ref.id, 1_500)
  await expect
    .poll(async () => (await both(`/columns/${column.slug}`)).map((page) => page.includes('到点出现')), {
      timeout: 4_000,
      intervals: [20],
    })
    .toEqual([true, true])
  expect(await trial.database.lateness(ref.id)).toBeLessThan(1)
})

test('three hundred readers at once after a purge cause one render (R-23)', async () => {
  const column = await commands.column('热门栏目')
  const ref = await commands.create({ columnId: column.id, title: '大家都在看' })
  await commands.publish(ref)
  const path = `/articles/${ref.id}`
  await fetch(trial.base + path)
  await commands.publish(await commands.save(ref, { columnId: column.id, title: '大家都在看 新版' }))
  await trial.database.resetStatements()
  const answers = await Promise.all(
    Array.from({ length: 300 }, async () => (await fetch(trial.base + path)).text()),
  )
  expect(answers.every((text) => text.includes('大家都在看 新版'))).toBe(true)
  const statements = await trial.database.statements('publications')
  const reads = statements.filter(({ query }) => /"publications"."article_id"\s*=/.test(query))
  expect(reads.reduce((total, { calls }) => total + calls, 0)).toBeLessThanOrEqual(1)
})
