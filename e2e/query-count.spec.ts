import { expect, test } from 'playwright/test'
import { Commands } from './support/commands'
import { Trial } from './support/trial'

let trial: Trial
let pieces: string[] = []

test.beforeAll(async () => {
  // Without a worker: what is counted is what readers cause.
  trial = await Trial.open({ webs: 1, worker: false })
  const commands = new Commands(trial)
  const column = await commands.column('计数栏目')
  const [tag, author, source] = [
    await commands.tag('计数'),
    await commands.author('计数者'),
    await commands.source('计数报'),
  ]
  for (let n = 1; n <= 8; n++) {
    const given = { columnId: column.id, tagIds: [tag.id], authorId: author.id, sourceId: source.id }
    pieces.push((await commands.publish(await commands.create({ ...given, title: `第 ${n} 篇` }))).path)
  }
  pieces = pieces.reverse()
})
test.afterAll(() => trial?.close())

/** The statements a first visit to an address sends, without those that run anyway. */
async function statementsOf(path: string): Promise<string[]> {
  const always = new Set((await trial.database.idleStatements()).map(({ id }) => id))
  await trial.database.resetStatements()
  const answer = await fetch(trial.base + path)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('page-store')).toBe('miss')
  const seen = (await trial.database.statements('')).filter(
    ({ id, query }) => !always.has(id) && !/^(BEGIN|SET LOCAL|COMMIT|DEALLOCATE)/.test(query),
  )
  return seen.flatMap(({ query, calls }) => Array.from({ length: calls }, () => query))
}

for (const [name, path, most] of [
  ['article page', () => pieces[3] ?? '', 4],
  ['home page', () => '/', 8],
  ['column page', () => '/columns/jishulanmu', 4],
] as const) {
  test(`a cold ${name} takes at most ${most} statements`, async () => {
    const statements = await statementsOf(path())
    expect(statements.length, statements.join('\n---\n')).toBeLessThanOrEqual(most)
    expect(statements.length).toBeGreaterThan(0)
    test.info().annotations.push({ type: 'statements', description: `${name}: ${statements.length}` })
  })
}
