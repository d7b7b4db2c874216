import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { savePolicy } from '@/lib/review/policy-commands'
import { giveAs, kindFor, type Receivers, shownTo } from '@/test/handover'
import { makeColumn, makeUser, NOW, type Person, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { approve, makeReviewed, roundOf, step, submitted, take } from '@/test/review'
import { handOver } from './commands'
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
const give = (people: Receivers) => giveAs([admin, admin], from, people)

test('a step that was taken is delegated, one that names the person names the other', async () => {
  const author = await makeUser('AUTHOR')
  const named = step('终审', { roles: [], userIds: [from.id] })
  const one = await submitted(author, { columnId: await makeReviewed([step('一审'), named]) })
  await take(from, one, '一审')
  const two = await submitted(author, { columnId: await makeReviewed([named]) })
  expect(await kindOf('reviews')).toMatchObject({ count: 3 })
  // Two steps of one round are not for one person: the second stays where it is.
  expect(await kindOf('reviews', { reviews: to })).toMatchObject({
    moves: 2,
    stays: [{ id: expect.any(Number) }],
  })
  await give({ reviews: to })
  const [first, last] = (await roundOf(one.id)).steps
  expect([first?.holderId, last?.userIds]).toEqual([to.id, [from.id]])
  expect((await roundOf(one.id)).decisions).toMatchObject([
    { verdict: 'DELEGATE', byId: admin.id, target: to.name, note: '工作交接' },
  ])
  expect((await roundOf(two.id)).steps).toMatchObject([{ holderId: null, userIds: [to.id] }])
  expect(await lastEventOf('article', two.id)).toMatchObject({ action: 'review.hand-over' })
  await approve(to, two, '终审')
})

test('nobody gets the review of their own piece, and no author any', async () => {
  const owner = await makeUser('EDITOR')
  const ref = await submitted(owner, { columnId: await makeReviewed([step('终审')]) })
  await take(from, ref, '终审')
  expect(await kindOf('reviews', { reviews: owner })).toMatchObject({
    ...{ moves: 0, stays: [{ why: '不能审校自己的稿件，请由同事来审。' }] },
  })
  await refused(() => give({ reviews: owner }), 'CONFLICT')
  const author = await makeUser('AUTHOR')
  expect((await kindOf('reviews'))?.receivers.map(({ id }) => id)).not.toContain(author.id)
  const { seen } = await shown()
  const input = handoverInput.parse({ id: from.id, reviews: author.id, seen })
  await refused(() => handOver(admin, input, NOW), 'INVALID')
})

test('a policy names the other one from now on', async () => {
  await savePolicy(system, {
    ...{ columnId, version: 0 },
    steps: [step('终审', { roles: [], userIds: [from.id, to.id] })],
  })
  await give({ policies: to })
  const policy = await db.reviewPolicy.findFirstOrThrow({ where: { columnId }, include: { steps: true } })
  expect(policy).toMatchObject({ version: 2, steps: [{ userIds: [to.id] }] })
  expect(await lastEventOf('column', columnId)).toMatchObject({ action: 'review.hand-over' })
})
