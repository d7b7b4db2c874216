import { beforeEach, describe, expect, test } from 'vitest'
import { saveArticle, trashArticle } from '@/lib/articles/commands'
import { findSession } from '@/lib/auth/queries'
import { openSession } from '@/lib/auth/session-commands'
import { db } from '@/lib/db/client'
import { listNotices } from '@/lib/notifications/queries'
import { createPlan } from '@/lib/planning/commands'
import { planInput } from '@/lib/planning/schema'
import { schedulePublication } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import { setUserActive } from '@/lib/users/commands'
import { giveAs, kindFor, type Receivers, shownTo } from '@/test/handover'
import {
  draft,
  later,
  makeAuthor,
  makeColumn,
  makePiece,
  makeStaff,
  makeUser,
  NOW,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { approve, makeCrew, submitted } from '@/test/review'
import { handOver } from './commands'
import { getHandover } from './queries'
import { handoverInput } from './schema'
import type { WorkKind } from './work'

let admin: Person
let from: Person
let to: Person
let columnId: number

beforeEach(async () => {
  ;[admin, from, to] = [await makeUser('ADMIN'), await makeUser('EDITOR'), await makeUser('CHIEF')]
  columnId = (await makeColumn()).id
})

const shown = (people: Receivers = {}) => shownTo(admin, from, people)
const kindOf = (kind: WorkKind, people: Receivers = {}) => kindFor(admin, from, kind, people)
const give = (people: Receivers, over: object = {}, actor = admin) =>
  giveAs([admin, actor], from, people, over)
const ownerOf = async (id: number) => (await db.article.findUniqueOrThrow({ where: { id } })).ownerId
const plan = (assigneeId: number) =>
  createPlan(system, planInput.parse({ title: '汛期手记', assigneeId, dueOn: '2026-03-09' }), NOW)

describe('pieces', () => {
  test('what is not published goes, with its history; what readers see and what is in the trash stays', async () => {
    const author = await makeAuthor()
    const bylines = [{ authorId: author.id, affiliation: '某站工程师' }]
    const [open, handedIn, appointed, shownToReaders, trashed] = [
      await makePiece('DRAFT', from, { columnId, bylines }),
      await makePiece('SUBMITTED', from, { columnId }),
      await makePiece('SCHEDULED', from, { columnId }),
      await makePiece('PUBLISHED', from, { columnId }),
      await makePiece('TRASHED', from, { columnId }),
    ]
    const before = await db.article.findUniqueOrThrow({ where: { id: open.id } })
    expect(await kindOf('pieces', { pieces: to })).toMatchObject({ count: 3, moves: 3, stays: [] })
    expect(await give({ pieces: to })).toMatchObject({ moved: { pieces: 3, plans: 0 } })
    for (const { id } of [open, handedIn, appointed]) {
      expect(await ownerOf(id)).toBe(to.id)
      expect(await lastEventOf('article', id)).toMatchObject({
        ...{ action: 'article.hand-over', actorId: admin.id },
        data: { before: { person: from.name }, after: { person: to.name }, fromId: from.id, toId: to.id },
      })
    }
    for (const { id } of [shownToReaders, trashed]) expect(await ownerOf(id)).toBe(from.id)
    // Nothing but the owner: neither byline nor version nor who wrote last.
    expect(await db.article.findUniqueOrThrow({ where: { id: open.id } })).toEqual({
      ...before,
      ownerId: to.id,
    })
    expect(await db.articleByline.findMany({ where: { articleId: open.id } })).toMatchObject(bylines)
  })

  test('an editor that was open before goes on saving', async () => {
    const ref = await makePiece('DRAFT', from, { columnId })
    await give({ pieces: to })
    await saveArticle(to, { ...draft({ columnId, title: '接着写' }), ...ref }, later(1))
    expect(await db.article.findUniqueOrThrow({ where: { id: ref.id } })).toMatchObject({ title: '接着写' })
  })

  test('a public piece with a change that readers have not got is unfinished', async () => {
    const ref = await makePiece('PUBLISHED', from, { columnId })
    expect(await kindOf('pieces')).toBeUndefined()
    const { version } = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
    await saveArticle(from, { ...draft({ columnId, title: '改了一半' }), id: ref.id, version }, later(1))
    expect(await kindOf('pieces')).toMatchObject({ count: 1, lines: [{ words: '《改了一半》' }] })
    await give({ pieces: to })
    expect(await ownerOf(ref.id)).toBe(to.id)
  })

  test('who reviews a piece does not become its owner', async () => {
    const crew = await makeCrew()
    from = crew.author
    const ref = await submitted(from, { columnId: crew.columnId })
    const other = await makePiece('DRAFT', from, { columnId })
    await approve(crew.first, ref, '一审')
    expect(await kindOf('pieces', { pieces: crew.first })).toMatchObject({
      ...{ count: 2, moves: 1 },
      stays: [{ id: ref.id, why: expect.stringContaining('在审这篇稿件') }],
    })
    await give({ pieces: crew.first })
    expect([await ownerOf(ref.id), await ownerOf(other.id)]).toEqual([from.id, crew.first.id])
  })
})

test('plans and appointments go; the receiver hears that an appointment was kept', async () => {
  const { id: planId } = await plan(from.id)
  const ref = await makePiece('DRAFT', system, { columnId })
  await schedulePublication(from, { ...ref, dueAt: later(60) }, NOW)
  await give({ plans: to, schedules: to })
  expect(await db.plan.findUniqueOrThrow({ where: { id: planId } })).toMatchObject({
    assigneeId: to.id,
    version: 2,
  })
  expect(await lastEventOf('plan', planId)).toMatchObject({ action: 'plan.hand-over' })
  expect(await lastEventOf('article', ref.id)).toMatchObject({ action: 'schedule.hand-over' })
  await runDue(later(61))
  expect((await listNotices(to, {})).rows[0]).toMatchObject({ label: '定时完成' })
  expect((await listNotices(from, {})).rows.map(({ label }) => label)).toEqual(['选题派给我'])
})

test('who gets something is told once of all of it, and the log says it of the one who goes', async () => {
  for (let n = 0; n < 3; n++) await makePiece('DRAFT', from, { columnId })
  await plan(from.id)
  await give({ pieces: to, plans: to })
  expect((await listNotices(to, {})).rows).toMatchObject([
    {
      ...{ label: '工作交接', sentence: `${admin.name}把${from.name}的工作交给了您` },
      ...{ detail: '稿件 3 篇、选题 1 个', path: '/admin' },
    },
  ])
  expect(await lastEventOf('user', from.id)).toMatchObject({
    ...{ action: 'user.hand-over', actorId: admin.id, tags: [] },
    data: { name: from.name, to: to.name, toId: to.id, pieces: 3, plans: 1 },
  })
})

describe('closing an account', () => {
  test('is refused while there is work, in words that say how much, unless it is to stay behind', async () => {
    await makePiece('DRAFT', from, { columnId })
    await plan(from.id)
    const close = (over = {}) => setUserActive(admin, { id: from.id, active: false, ...over }, NOW)
    await refused(close, 'CONFLICT')
    await expect(close()).rejects.toMatchObject({ fields: { left: ['稿件 1 篇、选题 1 个'] } })
    await close({ anyway: true })
    expect((await lastEventOf('user', from.id)).data).toMatchObject({ left: '稿件 1 篇、选题 1 个' })
    // It can be handed over afterwards too.
    await give({ pieces: to, plans: to })
    expect((await shown()).kinds).toEqual([])
  })

  test('with the hand-over is one step: all of it, the account and its sessions, or nothing', async () => {
    const ref = await makePiece('DRAFT', from, { columnId })
    const { id: planId } = await plan(from.id)
    const { sessionId } = await openSession(from, { userAgent: 'test' }, NOW)
    await refused(() => give({ pieces: to }, { close: 'yes' }), 'CONFLICT')
    expect(await ownerOf(ref.id)).toBe(from.id)
    await give({ pieces: to, plans: to }, { close: 'yes' })
    expect(await ownerOf(ref.id)).toBe(to.id)
    expect(await db.plan.findUniqueOrThrow({ where: { id: planId } })).toMatchObject({ assigneeId: to.id })
    expect(await findSession(sessionId, later(1))).toBeNull()
    expect((await eventsOf('user', from.id)).map(({ action }) => action).slice(-2)).toEqual([
      ...['user.hand-over', 'user.deactivate'],
    ])
    const last = { id: admin.id, active: false, anyway: true }
    await refused(() => setUserActive(admin, last, NOW), 'FORBIDDEN')
  })
})

describe('what cannot be', () => {
  test('the work has changed since it was looked at', async () => {
    await makePiece('DRAFT', from, { columnId })
    const { seen } = await shown({ pieces: to })
    const ref = await makePiece('DRAFT', from, { columnId })
    const input = handoverInput.parse({ id: from.id, pieces: to.id, seen })
    await refused(() => handOver(admin, input, NOW), 'CONFLICT')
    await trashArticle(from, ref, NOW)
    await handOver(admin, input, NOW)
  })

  test('nobody is chosen, or somebody who cannot have it', async () => {
    await makePiece('DRAFT', from, { columnId })
    const closed = await makeUser('EDITOR')
    await setUserActive(admin, { id: closed.id, active: false }, NOW)
    const { seen } = await shown({ pieces: to })
    const ask =
      (over: object, id = from.id) =>
      () =>
        handOver(admin, handoverInput.parse({ id, seen, ...over }), NOW)
    for (const over of [{}, { pieces: '' }, { pieces: closed.id }, { pieces: from.id }, { pieces: 999_999 }])
      await refused(ask(over), 'INVALID')
    await refused(ask({ pieces: to.id }, 999_999), 'NOT_FOUND')
  })

  test.each(ROLES)(
    'only who looks after accounts gives work away, and proves who they are: %s (S-06)',
    async (role) => {
      const { [role]: actor } = await makeStaff()
      await makePiece('DRAFT', from, { columnId })
      if (role !== 'ADMIN') {
        await refused(() => give({ pieces: to }, {}, actor), 'FORBIDDEN')
        expect(await getHandover(actor, from.id, {})).toBeNull()
        return
      }
      await refused(() => give({ pieces: to }, {}, { ...actor, proven: false }), 'PROOF')
      await give({ pieces: to }, {}, actor)
    },
  )
})
