import { beforeAll, describe, expect, test } from 'vitest'
import { createArticle, saveArticle } from '@/lib/articles/commands'
import { articleCounts, getArticle, listArticles } from '@/lib/articles/queries'
import { listCalendar } from '@/lib/calendar/queries'
import { db } from '@/lib/db/client'
import { countNews, countOwnNews } from '@/lib/notifications/queries'
import { createPlan, updatePlan } from '@/lib/planning/commands'
import { listPlans } from '@/lib/planning/queries'
import { planInput } from '@/lib/planning/schema'
import { countBoards } from '@/lib/review/count-queries'
import { findInDesk } from '@/lib/search/desk-queries'
import {
  draft,
  fresh,
  later,
  makeColumn,
  makeDraft,
  makeUser,
  NOW,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { refused } from '@/test/refusals'
import { makeReviewed, step, submitted } from '@/test/review'
import { BY_COLUMN, type ColumnPermission, can, mayPlace, reach } from './permissions'
import { piecesSql, wherePieces } from './span'

const permissions = Object.keys(BY_COLUMN) as ColumnPermission[]
const limited = (person: Person, ...columns: number[]): Person => ({ ...person, limits: { columns } })

let mine: number
let below: number
let elsewhere: number
let me: Person
let other: Person
/** A piece of mine and one of somebody else's in every place. */
const pieces: { id: number; ownerId: number; columnId: number | null; words: string }[] = []

beforeAll(async () => {
  mine = (await makeColumn()).id
  below = (await makeColumn(undefined, mine)).id
  elsewhere = (await makeColumn()).id
  me = await makeUser('EDITOR')
  other = await makeUser('EDITOR')
  for (const owner of [me, other])
    for (const [place, columnId] of Object.entries({ mine, below, elsewhere, none: null })) {
      const { id } = await makeDraft(owner, { columnId, title: '潮间带' })
      pieces.push({ id, ownerId: owner.id, columnId, words: `${owner === me ? 'own' : 'other'} ${place}` })
    }
})

const wordsOf = (found: { id: number }[]) =>
  pieces.filter((one) => found.some(({ id }) => id === one.id)).map(({ words }) => words)
const OWN = ['own mine', 'own below', 'own elsewhere', 'own none']
const THERE = ['own mine', 'own below', 'other mine', 'other below']

test.each(permissions)(
  '%s in one’s own columns, elsewhere and in none; the rule and its two conditions agree',
  async (permission) => {
    const ids = pieces.map(({ id }) => id)
    for (const role of ROLES)
      for (const limits of [null, { columns: [mine, below] }]) {
        const actor: Person = { ...me, role, limits }
        const allowed = wordsOf(pieces.filter((piece) => can(actor, permission, piece)))
        const where = { AND: [{ id: { in: ids } }, wherePieces(actor, permission)] }
        expect(wordsOf(await db.article.findMany({ where })), `${role} by Prisma`).toEqual(allowed)
        const rows = await db.$queryRaw<{ id: number }[]>`
        SELECT a.id FROM articles a WHERE a.id = ANY(${ids}::int[]) AND ${piecesSql(actor, permission)}`
        expect(wordsOf(rows), `${role} by SQL`).toEqual(allowed)
        const far = reach(actor, permission)
        if (limits === null || far === null) continue
        const others = BY_COLUMN[permission] === 'others' ? [...new Set([...OWN, ...THERE])] : THERE
        const expected = far === 'own' ? others.filter((words) => words.startsWith('own')) : others
        expect(allowed.toSorted()).toEqual(expected.toSorted())
      }
  },
)

test('where something may be put: into one’s columns, or one’s own into none', () => {
  const actor = limited(me, mine, below)
  const may = pieces.map((piece) => [piece.words, mayPlace(actor, piece)])
  expect(may.filter(([, yes]) => yes).map(([words]) => words)).toEqual([
    'own mine',
    'own below',
    'own none',
    'other mine',
    'other below',
  ])
  expect(pieces.every((piece) => mayPlace(me, piece))).toBe(true)
  expect(mayPlace(system, { ownerId: null, columnId: elsewhere })).toBe(true)
})

describe('an editor of one column', () => {
  let editor: Person
  beforeAll(() => {
    editor = limited(me, mine, below)
  })
  const seen = [...OWN, 'other mine', 'other below']

  test('finds the same in every list', async () => {
    expect(wordsOf((await listArticles(editor, { q: '' }, null)).rows).toSorted()).toEqual(seen.toSorted())
    expect((await articleCounts(editor)).ALL).toBe(seen.length)
    expect(wordsOf((await findInDesk(editor, '潮间带')).articles).toSorted()).toEqual(seen.toSorted())
    for (const piece of pieces)
      expect((await getArticle(editor, piece.id)) !== null, piece.words).toBe(seen.includes(piece.words))
  })

  test('begins and moves pieces within it only', async () => {
    await refused(() => createArticle(editor, draft({ columnId: elsewhere }), NOW), 'FORBIDDEN')
    const ref = await createArticle(editor, draft({ columnId: null }), NOW)
    const moved = await saveArticle(editor, { ...draft({ columnId: below }), ...ref }, NOW)
    await refused(
      () => saveArticle(editor, { ...draft({ columnId: elsewhere }), ...moved }, NOW),
      'FORBIDDEN',
    )
    const theirs = await makeDraft(other, { columnId: mine })
    await refused(() => saveArticle(editor, { ...draft({ columnId: null }), ...theirs }, NOW), 'FORBIDDEN')
    await expect(saveArticle(editor, { ...draft({ columnId: elsewhere }), ...theirs }, NOW)).rejects.toThrow(
      '改选您负责的栏目',
    )
    await saveArticle(editor, { ...draft({ columnId: below }), ...theirs }, NOW)
  })

  test('plans within it only, and sees the plans of others there', async () => {
    const given = (columnId: number | null) =>
      planInput.parse({ title: fresh('选题'), columnId, assigneeId: other.id, slotOn: '2026-03-05' })
    for (const columnId of [elsewhere, null])
      await refused(() => createPlan(editor, given(columnId), NOW), 'FORBIDDEN')
    const here = await createPlan(system, given(below), NOW)
    const there = await createPlan(system, given(elsewhere), NOW)
    const { rows } = await listPlans(editor, { state: 'ASSIGNED', today: '2026-03-01' })
    expect(rows.map(({ id, mayManage }) => ({ id, mayManage }))).toEqual([{ id: here.id, mayManage: true }])
    const { entries } = await listCalendar(editor, { first: '2026-03-01', last: '2026-03-09', perDay: 9 })
    expect(entries.flatMap((one) => (one.kind === 'PLAN' ? [one.planId] : []))).toEqual([here.id])
    await refused(() => updatePlan(editor, { ...given(below), id: there.id, version: 1 }, NOW), 'FORBIDDEN')
    await refused(
      () => updatePlan(editor, { ...given(elsewhere), id: here.id, version: 1 }, NOW),
      'FORBIDDEN',
    )
    await updatePlan(editor, { ...given(mine), id: here.id, version: 1 }, NOW)
  })

  test('has no part in reviews elsewhere, nor hears of them', async () => {
    const reviewed = await makeReviewed([step('一审'), step('终审', { roles: ['CHIEF'] })])
    const inside = await makeUser('EDITOR')
    const outside = await makeUser('EDITOR')
    await db.userColumn.createMany({
      data: [
        { userId: inside.id, columnId: reviewed },
        { userId: outside.id, columnId: mine },
      ],
    })
    const { id } = await submitted(await makeUser('AUTHOR'), { columnId: reviewed })
    const told = await db.notification.findMany({ where: { articleId: id }, select: { userId: true } })
    expect(told.map(({ userId }) => userId)).toContain(inside.id)
    expect(told.map(({ userId }) => userId)).not.toContain(outside.id)
    expect((await countBoards(limited(inside, reviewed), later(1))).waiting).toBe(1)
    expect((await countBoards(limited(outside, mine), later(1))).waiting).toBe(0)
    const news = await countNews([inside.id, outside.id])
    expect([news.get(inside.id)?.toReview, news.get(outside.id)?.toReview]).toEqual([1, 0])
  })

  test('is no longer told of what left it', async () => {
    const { id } = await makeUser('EDITOR')
    const piece = pieces.find(({ words }) => words === 'other elsewhere')
    const event = await db.auditEvent.findFirstOrThrow({ select: { id: true } })
    await db.notification.create({
      data: { userId: id, kind: 'reviewed', eventId: event.id, articleId: piece?.id ?? 0, data: {} },
    })
    const person: Person = { ...me, id }
    expect((await countOwnNews(person)).unread).toBe(1)
    await db.userColumn.create({ data: { userId: id, columnId: mine } })
    expect((await countOwnNews(person)).unread).toBe(0)
  })
})
