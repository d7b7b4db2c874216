import { expect, test } from 'playwright/test'
import { plainPicture } from '../test/pictures'
import { Commands } from './support/commands'
import { late, missing, sightings, surfacesOf } from './support/surfaces'
import { Trial } from './support/trial'

let trial: Trial
let commands: Commands

test.describe.configure({ mode: 'default', timeout: 180_000 })
test.beforeAll(async () => {
  trial = await Trial.open({ webs: 2 })
  commands = new Commands(trial)
})
test.afterAll(() => trial?.close())

/** Whether every surface of both processes is so, whenever that may be. */
async function settled(surfaces: ReturnType<typeof surfacesOf>, there: boolean): Promise<string[]> {
  const seen = await sightings(trial.bases, surfaces, there, performance.now())
  return seen
    .filter(({ ms }) => ms === Number.POSITIVE_INFINITY)
    .map(({ surface, base }) => `${surface} ${base}`)
}

test('a withdrawn piece is gone from every surface of two processes within a second, and comes back as fast (R-18)', async () => {
  const column = await commands.column('水文')
  const [tag, author, source] = [
    await commands.tag('水位'),
    await commands.author('山青'),
    await commands.source('水文月刊'),
  ]
  const own = { columnId: column.id }
  const elsewhere = await commands.column('山中')
  const cover = await commands.picture(await plainPicture(1200, 800))
  const given = { ...own, tagIds: [tag.id], authorId: author.id, sourceId: source.id, coverId: cover.id }
  // Words that are the same in both editions.
  const title = '清水明月山中人'
  const older = await commands.create({ ...own, title: '早一篇' })
  const piece = await commands.create({ ...given, title })
  const newer = await commands.create({ ...own, title: '晚一篇' })
  const related = await commands.create({ columnId: elsewhere.id, title: '另一篇', relatedIds: [piece.id] })
  for (const ref of [older, piece, newer, related]) await commands.publish(ref)
  const topic = await commands.topic('水文专题', piece.id)
  await commands.correct(piece, '年份有误', '核对')
  await trial.database.makeMostRead(piece.id)
  // Lets the home page read the ranking that was just made.
  await commands.correct(related, '人名有误', '核对')

  const page = await (await fetch(`${trial.base}/articles/${piece.id}`)).text()
  const card = /\/cards\/article-\d+-[0-9a-f]{16}\.jpg/.exec(page)?.[0]
  if (!card) throw new Error('the page names no card')
  const surfaces = surfacesOf({
    ...{ id: piece.id, title, column: column.slug, tag: tag.slug, author: author.slug, source: source.slug },
    ...{ topic: topic.slug, newer: newer.id, older: older.id, related: related.id, card },
  })
  await commands.proposals()
  // A surface that does not show the piece while it is public proves nothing when it is gone.
  expect(await settled(surfaces, true)).toEqual([])

  await commands.withdraw(piece, '数据有误，核实中。')
  const gone = await sightings(trial.bases, surfaces, false, performance.now())
  expect(late(gone)).toEqual([])
  for (const base of trial.bases) {
    for (const edition of ['', '/zh-Hant']) {
      const answer = await fetch(`${base}${edition}/articles/${piece.id}`)
      const text = await answer.text()
      expect(answer.status).toBe(410)
      expect(text).toContain(edition === '' ? '数据有误，核实中。' : '數據有誤，核實中。')
      expect(text).not.toContain(title)
    }
  }

  await commands.reinstate(piece)
  const atOnce = surfaces.filter(({ name }) => name !== 'typeahead')
  // The worker makes what the search box proposes anew within a minute.
  expect(await missing(trial.bases, atOnce, performance.now())).toEqual([])
  await commands.proposals()
  expect(await settled(surfaces, true)).toEqual([])
  const slowest = (all: typeof gone) => Math.round(Math.max(...all.map(({ ms }) => ms)))
  test.info().annotations.push({
    type: 'surfaces',
    description: `${surfaces.length} surfaces × ${trial.bases.length} processes: gone after ${slowest(gone)} ms`,
  })
})

test('a withdrawal without a notice tells readers nothing but that it is gone', async () => {
  const column = await commands.column('无言')
  const ref = await commands.create({ columnId: column.id, title: '不说原因的一篇' })
  await commands.publish(ref)
  await commands.withdraw(ref)
  const text = await (await fetch(`${trial.base}/articles/${ref.id}`)).text()
  expect(text).toContain('这篇文章已经撤下')
  expect(text).not.toContain('原因：')
  expect(text).not.toContain('测试撤稿')
})
