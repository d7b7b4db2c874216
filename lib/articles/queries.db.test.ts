import { beforeAll, describe, expect, test } from 'vitest'
import { articleFilters, type Cursor } from '@/lib/articles/filters'
import { db } from '@/lib/db/client'
import { ArticleState } from '@/lib/db/generated/enums'
import { updateTag } from '@/lib/taxonomy/tag-commands'
import {
  bodyOf,
  later,
  makeAuthor,
  makeColumn,
  makeDraft,
  makePiece,
  makePublished,
  makeTag,
  makeUser,
  NOW,
  type Person,
  system,
} from '@/test/newsroom'
import { PAGE_SIZE } from './card'
import { listRecentlyPublished, listUpcoming } from './dashboard-queries'
import { parseCursor } from './filters'
import { listCards } from './list-public'
import { articleCounts, getArticle, listArticles } from './queries'
import { type ArticleStatus, articleStatus, STATUS_LABELS } from './workflow'

let editor: Person
let author: Person

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  author = await makeUser('AUTHOR')
})

const STATUSES = Object.keys(STATUS_LABELS) as ArticleStatus[]
const filters = (given: Record<string, unknown>) => articleFilters.parse(given)
const listed = async (given: Record<string, unknown>, actor: Person = editor) =>
  (await listArticles(actor, filters(given), null)).rows.map(({ id }) => id)

/** Every combination of what decides a status, as rows of the database (impossible ones its constraints refuse). */
async function everyCombination(columnId: number) {
  const rows: { id: number; status: ArticleStatus }[] = []
  for (const state of Object.values(ArticleState))
    for (const trashed of [false, true])
      for (const action of [null, 'PUBLISH', 'WITHDRAW'] as const)
        for (const waiting of ['PENDING', 'CANCELLED'] as const) {
          if (state === 'PUBLISHED' && trashed) continue
          if (action === null && waiting === 'CANCELLED') continue
          const status = state === 'SUBMITTED' ? 'DRAFT' : state
          const { id } = await makePiece(status, system, { columnId })
          const trashedAt = trashed ? NOW : null
          const revision = await db.revision.create({
            data: { articleId: id, number: 99, reason: 'SCHEDULE', title: '', content: {}, contentHash: '' },
          })
          await db.article.update({ where: { id }, data: { state, trashedAt } })
          if (action) {
            const finishedAt = waiting === 'PENDING' ? null : NOW
            const data = { articleId: id, action, revisionId: revision.id, dueAt: later(9), finishedAt }
            await db.schedule.create({ data: { ...data, state: waiting } })
          }
          const awaitsPublication = action === 'PUBLISH' && waiting === 'PENDING'
          rows.push({ id, status: articleStatus({ state, trashedAt, awaitsPublication }) })
        }
  return rows
}

test('the condition, the label and the count of a status agree with articleStatus(), for every combination', async () => {
  const column = (await makeColumn()).id
  const rows = await everyCombination(column)
  expect(rows).toHaveLength(35)
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(STATUSES))
  for (const status of STATUSES) {
    const expected = rows.filter((row) => row.status === status).map(({ id }) => id)
    const found = await listArticles(editor, filters({ status, column }), null)
    expect(found.rows.map(({ id }) => id).sort()).toEqual(expected.sort())
    expect(found.rows.map((row) => row.status)).toEqual(expected.map(() => status))
  }
  const untrashed = rows.filter(({ status }) => status !== 'TRASHED')
  expect((await listed({ column })).sort()).toEqual(untrashed.map(({ id }) => id).sort())
  const counts = await articleCounts(editor)
  const all = await db.article.count({ where: { trashedAt: null } })
  expect(counts).toMatchObject({ ALL: all })
  for (const status of STATUSES)
    expect(counts[status]).toBe(rows.filter((one) => one.status === status).length)
})

describe('filters', () => {
  test('a column with everything below it', async () => {
    const top = await makeColumn()
    const middle = await makeColumn(undefined, top.id)
    const bottom = await makeColumn(undefined, middle.id)
    const [one, two, three] = [
      await makeDraft(editor, { columnId: top.id }, later(1)),
      await makeDraft(editor, { columnId: middle.id }, later(2)),
      await makeDraft(editor, { columnId: bottom.id }, later(3)),
    ]
    expect(await listed({ column: top.id })).toEqual([three.id, two.id, one.id])
    expect(await listed({ column: middle.id })).toEqual([three.id, two.id])
    expect(await listed({ column: bottom.id })).toEqual([three.id])
  })

  test('an author, a tag, both', async () => {
    const [person, tag] = [await makeAuthor(), await makeTag()]
    const bylines = [{ authorId: person.id, affiliation: '' }]
    const [written, tagged, both] = [
      await makeDraft(editor, { bylines }, later(1)),
      await makeDraft(editor, { tagIds: [tag.id] }, later(2)),
      await makeDraft(editor, { bylines, tagIds: [tag.id] }, later(3)),
    ]
    expect(await listed({ author: person.id })).toEqual([both.id, written.id])
    expect(await listed({ tag: tag.id })).toEqual([both.id, tagged.id])
    expect(await listed({ author: person.id, tag: tag.id })).toEqual([both.id])
  })

  test('words in title, text, tag and byline, of the draft as it is now', async () => {
    const [tag, person] = [await makeTag('藻华'), await makeAuthor('柳如烟雨')]
    const bylines = [{ authorId: person.id, affiliation: '' }]
    const ref = await makeDraft(editor, {
      title: '蓝藻何以卷土重来',
      body: bodyOf('湖心的监测浮标'),
      tagIds: [tag.id],
      bylines,
    })
    for (const q of ['蓝藻', '監測浮標', '藻华', '柳如烟雨', '蓝藻 浮标'])
      expect(await listed({ q })).toEqual([ref.id])
    for (const q of ['蓝藻 沙漠', '藻蓝', '！？']) expect(await listed({ q })).toEqual([])
  })

  test('words find a piece in the trash, there and nowhere else', async () => {
    const { id } = await makePiece('TRASHED', editor, {
      columnId: (await makeColumn()).id,
      title: '滇池水葫芦',
    })
    expect([await listed({ q: '水葫芦', status: 'TRASHED' }), await listed({ q: '水葫芦' })]).toEqual([
      [id],
      [],
    ])
  })

  test('mine, and what does not parse counts as not given', async () => {
    const mine = await makeDraft(author, {}, later(500))
    const theirs = await makeDraft(editor, {}, later(501))
    expect(await listed({ mine: '1' })).not.toContain(mine.id)
    expect((await listed({ mine: '1' }))[0]).toBe(theirs.id)
    expect((await listed({ status: 'NONE', column: 'x', mine: 'yes' })).slice(0, 2)).toEqual([
      theirs.id,
      mine.id,
    ])
  })
})

describe('pages', () => {
  test('the desk’s pages hold every row exactly once, although many changed in the same moment', async () => {
    const columnId = (await makeColumn()).id
    const made: number[] = []
    for (let n = 0; n < 65; n++) made.push((await makeDraft(editor, { columnId }, later(n % 3))).id)
    const seen: number[] = []
    const sizes: number[] = []
    let cursor: Cursor | null = null
    do {
      const page: Awaited<ReturnType<typeof listArticles>> = await listArticles(
        editor,
        filters({ column: columnId }),
        cursor,
      )
      seen.push(...page.rows.map(({ id }) => id))
      sizes.push(page.rows.length)
      cursor = page.next
    } while (cursor)
    expect(sizes).toEqual([30, 30, 5])
    expect(seen.toSorted()).toEqual(made.toSorted())
    const order = [2, 1, 0].flatMap((moment) => made.filter((_id, n) => n % 3 === moment).reverse())
    expect(seen).toEqual(order)
  })

  test('readers’ pages hold every piece exactly once, in a column with others below it', async () => {
    const top = await makeColumn()
    const columnIds = [top.id, (await makeColumn(undefined, top.id)).id]
    const made: number[] = []
    for (let n = 0; n < PAGE_SIZE * 2; n++) {
      const columnId = columnIds[n % 2] ?? top.id
      made.push((await makePublished({ columnId }, later(-(n % 5)))).id)
    }
    const seen: number[] = []
    let before: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listCards>> = await listCards({ columnIds }, parseCursor(before))
      seen.push(...page.cards.map(({ id }) => id))
      before = page.next
    } while (before)
    expect(seen.toSorted()).toEqual(made.toSorted())
    expect(new Set(seen).size).toBe(made.length)
  })
})

describe('an author sees their own pieces and no other', () => {
  test('in the list, by address, in the counts and on the first page', async () => {
    const [me, columnId] = [await makeUser('AUTHOR'), (await makeColumn()).id]
    const own = await makePiece('SCHEDULED', me, { columnId, title: '我的芦苇荡' })
    const public_ = await makePublished({ columnId }, NOW, me)
    const other = await makePiece('SCHEDULED', author, { columnId, title: '别人的芦苇荡' })
    const expected = [own.id, public_.id].sort()
    expect((await listed({}, me)).sort()).toEqual(expected)
    expect((await listed({ column: columnId }, me)).sort()).toEqual(expected)
    expect(await listed({ q: '芦苇荡' }, me)).toEqual([own.id])
    expect((await listed({ q: '芦苇荡' })).sort()).toEqual([own.id, other.id].sort())
    expect([await getArticle(me, other.id), (await getArticle(me, own.id))?.id]).toEqual([null, own.id])
    expect(await articleCounts(me)).toMatchObject({ SCHEDULED: 1, PUBLISHED: 1, DRAFT: 0, ALL: 2 })
    expect((await listUpcoming(me, 10)).map(({ articleId }) => articleId)).toEqual([own.id])
    expect((await listRecentlyPublished(me, 10)).map(({ articleId }) => articleId)).toEqual([public_.id])
  })
})

test('a renamed tag keeps its pieces, which carry the new name', async () => {
  const tag = await makeTag('旧标签名')
  const ref = await makeDraft(editor, { tagIds: [tag.id] })
  await updateTag(system, { id: tag.id, name: '新标签名', slug: '', description: '', aliases: [] })
  expect(await listed({ tag: tag.id })).toEqual([ref.id])
  expect((await getArticle(editor, ref.id))?.tags).toEqual([{ id: tag.id, name: '新标签名' }])
})
