import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { deleteAuthor } from '@/lib/people/commands'
import { deleteSource } from '@/lib/sources/commands'
import { draft, makeAuthor, makeColumn, makeDraft, makeSource, makeTag, NOW, system } from '@/test/newsroom'
import { deleteColumn, ensureColumn, moveColumn } from './column-commands'
import { deleteTag } from './tag-commands'

/** Somebody else's transaction, held open while ours runs into it. */
const other = new pg.Client({ connectionString: env.DATABASE_URL })

beforeAll(() => other.connect())
afterAll(() => other.end())

/** What `attempt` comes to when somebody else does `first` to the rows and commits while it waits for them. */
async function meanwhile(first: [sql: string, values: number[]], attempt: () => Promise<unknown>) {
  await other.query('BEGIN')
  await other.query(...first)
  const outcome = attempt().then(
    () => 'done',
    (error: unknown) => error,
  )
  await vi.waitFor(async () => {
    const { rows } = await other.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    expect(rows).toHaveLength(1)
  }, 10_000)
  await other.query('COMMIT')
  return outcome
}

test('a column that several imports name at once is made once', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => ensureColumn(system, { name: '江河湖海' })))
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(made.filter(({ created }) => created)).toHaveLength(1)
  expect(await db.category.count({ where: { name: '江河湖海' } })).toBe(1)
})

test('a column into which a piece is moved meanwhile stays', async () => {
  const [ref, column] = [await makeDraft(system), await makeColumn()]
  const moved: [string, number[]] = ['UPDATE articles SET column_id = $1 WHERE id = $2', [column.id, ref.id]]
  const outcome = await meanwhile(moved, () => deleteColumn(system, { id: column.id }))
  expect(outcome).toMatchObject({
    name: 'AppError',
    code: 'CONFLICT',
    message: expect.stringContaining('移入'),
  })
  expect(await db.category.count({ where: { id: column.id } })).toBe(1)
})

test('a person, a source, a tag that a piece takes meanwhile stays', async () => {
  const { id } = await makeDraft(system)
  const [author, source, tag] = [await makeAuthor(), await makeSource(), await makeTag()]
  const outcomes = [
    await meanwhile(
      ['INSERT INTO article_bylines (article_id, author_id) VALUES ($1, $2)', [id, author.id]],
      () => deleteAuthor(system, { id: author.id }),
    ),
    await meanwhile(['UPDATE articles SET source_id = $2 WHERE id = $1', [id, source.id]], () =>
      deleteSource(system, { id: source.id }),
    ),
    await meanwhile(['INSERT INTO article_tags (article_id, tag_id) VALUES ($1, $2)', [id, tag.id]], () =>
      deleteTag(system, { id: tag.id }),
    ),
  ]
  for (const outcome of outcomes) expect(outcome).toMatchObject({ name: 'AppError', code: 'CONFLICT' })
})

test('a piece that is moved into a column deleted meanwhile is refused with a reason', async () => {
  const [ref, column] = [await makeDraft(system), await makeColumn()]
  const outcome = await meanwhile(['DELETE FROM categories WHERE id = $1', [column.id]], () =>
    saveArticle(system, { ...draft({ columnId: column.id }), ...ref }, NOW),
  )
  expect(outcome).toMatchObject({
    name: 'AppError',
    code: 'INVALID',
    message: expect.stringContaining('已被删除'),
  })
})

test('of moves at once each counts, and none stands in another’s way', async () => {
  const top = await makeColumn()
  const below = [1, 2, 3, 4, 5].map(() => makeColumn(undefined, top.id))
  const [first, second, ...rest] = (await Promise.all(below)).map(({ id }) => id).sort((a, b) => a - b)
  await db.$executeRaw`UPDATE categories SET position = id WHERE parent_id = ${top.id}`
  const down = { id: first ?? 0, direction: 'down' } as const
  await Promise.all([1, 2, 3, 4].map(() => moveColumn(system, down)))
  const order = await db.category.findMany({ where: { parentId: top.id }, orderBy: { position: 'asc' } })
  expect(order.map(({ id }) => id)).toEqual([second, ...rest, first])
})
