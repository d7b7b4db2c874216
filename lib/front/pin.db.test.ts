import { beforeAll, beforeEach, expect, test } from 'vitest'
import { getHome } from '@/lib/articles/home-public'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import { schedulePin, schedulePublication, scheduleUnpin, scheduleWithdrawal } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import {
  later,
  makeColumn,
  makeDraft,
  makePublished,
  makeStaff,
  makeUser,
  NOW,
  type Person,
  ROLES,
} from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { pinLead, unpinLead } from './pin-commands'

let editor: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})
beforeEach(async () => {
  await db.schedule.deleteMany({ where: { state: 'PENDING' } })
  await db.leadPin.deleteMany()
})

const lead = async () => (await getHome(later(1))).lead?.id
const old = () => makePublished({ columnId }, later(-600))
const newest = () => makePublished({ columnId }, later(0))

test('what is pinned opens the home page until it is unpinned, and both touch that page alone', async () => {
  const [ref, other] = [await old(), await newest()]
  expect(await lead()).toBe(other.id)
  await pinLead(editor, ref, NOW)
  expect(await lead()).toBe(ref.id)
  expect(await lastEventOf('article', ref.id)).toMatchObject({ action: 'article.pin', tags: ['lead'] })
  await unpinLead(editor, ref, NOW)
  expect(await lead()).toBe(other.id)
  expect(await lastEventOf('article', ref.id)).toMatchObject({ action: 'article.unpin', tags: ['lead'] })
  await refused(() => unpinLead(editor, ref, NOW), 'CONFLICT')
})

test('one piece at a time: a new one takes the place, and pinning twice changes nothing', async () => {
  const [first, second] = [await old(), await old()]
  await pinLead(editor, first, NOW)
  await pinLead(editor, second, NOW)
  expect(await lead()).toBe(second.id)
  expect((await lastEventOf('article', second.id)).data).toMatchObject({ replacedId: first.id })
  const before = (await eventsOf('article', second.id)).length
  await pinLead(editor, second, NOW)
  expect(await eventsOf('article', second.id)).toHaveLength(before)
})

test('who may pin: editors, not authors; only what readers see', async () => {
  const staff = await makeStaff()
  const ref = await old()
  for (const role of ROLES) {
    if (role === 'AUTHOR') await refused(() => pinLead(staff[role], ref, NOW), 'FORBIDDEN')
    else await pinLead(staff[role], ref, NOW)
  }
  await refused(() => unpinLead(staff.AUTHOR, ref, NOW), 'FORBIDDEN')
  const hidden = await makeDraft(editor, { columnId })
  await refused(() => pinLead(editor, hidden, NOW), 'CONFLICT')
  const dueAt = later(30)
  await refused(() => schedulePin(staff.AUTHOR, { ...ref, dueAt }, NOW), 'FORBIDDEN')
  await refused(() => schedulePin(editor, { ...hidden, dueAt }, NOW), 'CONFLICT')
  const other = await old()
  await refused(() => scheduleUnpin(editor, { ...other, dueAt }, NOW), 'CONFLICT')
})

test('a withdrawn piece gives its place back', async () => {
  const [ref, other] = [await old(), await newest()]
  await pinLead(editor, ref, NOW)
  await withdrawArticle(editor, { ...ref, reason: '有误' }, NOW)
  expect(await lead()).toBe(other.id)
})

test('appointed for one minute: it comes, opens the page, leaves its head, and goes, in this order', async () => {
  const other = await newest()
  const ref = await makeDraft(editor, { columnId })
  await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  await refused(() => schedulePin(editor, { ...ref, dueAt: later(29) }, NOW), 'INVALID')
  await schedulePin(editor, { ...ref, dueAt: later(30) }, NOW)
  await scheduleUnpin(editor, { ...ref, dueAt: later(40) }, NOW)
  await scheduleWithdrawal(editor, { ...ref, dueAt: later(50) }, NOW)
  expect(await runDue(later(30))).toBe(2)
  expect(await lead()).toBe(ref.id)
  expect(await runDue(later(40))).toBe(1)
  expect(await lead()).not.toBe(undefined)
  expect(await db.leadPin.count()).toBe(0)
  expect(await runDue(later(50))).toBe(1)
  expect(await lead()).toBe(other.id)
  const actions = (await eventsOf('article', ref.id)).map(({ action }) => action)
  expect(actions.slice(-4)).toEqual(['article.publish', 'article.pin', 'article.unpin', 'article.withdraw'])
})

test('the appointed end of a pinning that another piece has ended does nothing', async () => {
  const [ref, other] = [await old(), await old()]
  await pinLead(editor, ref, NOW)
  await scheduleUnpin(editor, { ...ref, dueAt: later(30) }, NOW)
  await pinLead(editor, other, NOW)
  expect(await runDue(later(30))).toBe(1)
  expect(await lead()).toBe(other.id)
  expect((await eventsOf('article', ref.id)).map(({ action }) => action)).not.toContain('article.unpin')
})
