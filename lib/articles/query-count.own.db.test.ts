import pg from 'pg'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as articlePage from '@/app/(site)/articles/[id]/page'
import * as layout from '@/app/(site)/layout'
import * as homePage from '@/app/(site)/page'
import { db, transaction } from '@/lib/db/client'
import { later, makeAuthor, makeColumn, makeMedia, makePublished, makeSource, makeTag } from '@/test/newsroom'

// React’s cache() remembers for the length of one server render; outside of one it remembers nothing. Here it
// remembers for one test, by the same rule: the same function, the same arguments.
const render = vi.hoisted(() => ({ remembered: [] as { run: unknown; given: unknown[]; result: unknown }[] }))
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  cache:
    <Given extends unknown[], Result>(run: (...given: Given) => Result) =>
    (...given: Given): Result => {
      const same = render.remembered.find(
        (one) =>
          one.run === run && one.given.length === given.length && one.given.every((x, n) => x === given[n]),
      )
      if (same) return same.result as Result
      const result = run(...given)
      render.remembered.push({ run, given, result })
      return result
    },
}))

let id: number
let statements: string[] = []

beforeAll(async () => {
  const [top, other] = [await makeColumn(), await makeColumn()]
  const child = await makeColumn(undefined, top.id)
  const [tag, second] = [await makeTag(), await makeTag()]
  const [author, source, cover] = [await makeAuthor(), await makeSource(), await makeMedia()]
  const more = {
    tagIds: [tag.id, second.id],
    bylines: [{ authorId: author.id, affiliation: '高级工程师' }],
    sourceId: source.id,
    coverId: cover.id,
  }
  for (let n = 1; n < 9; n++)
    await makePublished({ columnId: (n % 2 ? child : other).id, ...more }, later(-n))
  id = (await makePublished({ columnId: child.id, title: '数一数语句', ...more }, later(-5))).id
})

beforeEach(() => {
  render.remembered = []
  statements = []
  const { query } = pg.Client.prototype
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    statements.push(typeof first === 'string' ? first : String((first as { text?: unknown }).text))
    return Reflect.apply(query, this, given)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('the counter counts everything that is sent', async () => {
  await db.category.count()
  expect(statements).toHaveLength(1)
  await transaction((tx) => tx.category.count())
  expect(statements.slice(1).map((text) => text.split(' ')[0])).toEqual(['BEGIN', 'SELECT', 'COMMIT'])
})

/** Everything of a page that asks for data: the metadata of layout and page, and the page with all it is made of. */
async function draw(page: {
  metadata: () => Promise<unknown>
  body: () => Promise<ReactNode>
}): Promise<string> {
  const [body] = await Promise.all([page.body(), page.metadata(), layout.generateMetadata()])
  return renderToStaticMarkup(body)
}

test('an article page asks the database at most four times', async () => {
  const params = Promise.resolve({ id: String(id) })
  const html = await draw({
    metadata: () => articlePage.generateMetadata({ params }),
    body: () => articlePage.default({ params }),
  })
  expect(html).toContain('数一数语句')
  expect(html).toContain('高级工程师')
  expect(statements.length).toBeGreaterThan(0)
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(4)
})

test('the home page asks the database at most eight times', async () => {
  const html = await draw({ metadata: homePage.generateMetadata, body: homePage.default })
  expect(html).toContain('数一数语句')
  expect(statements.length).toBeGreaterThan(0)
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(8)
})
