import { beforeAll, describe, expect, test } from 'vitest'
import { signOut } from '@/lib/auth/session-commands'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { createUser, setUserActive, updateUser } from '@/lib/users/commands'
import { daysAgo, happened } from '@/test/audit-log'
import {
  fresh,
  makeColumn,
  makeDraft,
  makePublished,
  makeStaff,
  makeUser,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { lastEventOf } from '@/test/refusals'
import { signIn } from '@/test/sign-in'
import type { AuditFilter } from './filter'
import { articleTrail, listActors, listEvents } from './queries'

let staff: Record<Role, Person>
const DAY = 86_400_000
const now = () => new Date()

beforeAll(async () => {
  staff = await makeStaff()
})

const idsOf = async (filter: AuditFilter) => {
  const ids: number[] = []
  for (let before: number | null | undefined; before !== null; ) {
    const page = await listEvents(staff.ADMIN, filter, before)
    ids.push(...page.rows.map(({ id }) => id))
    before = page.next
  }
  return ids
}

describe('the list', () => {
  let mine: Person
  let ids: number[]

  beforeAll(async () => {
    mine = await makeUser('EDITOR')
    ids = []
    for (const [days, action, subjectId] of [
      [400, 'tag.create', '70001'],
      [300, 'tag.update', '70001'],
      [200, 'tag.update', '70002'],
      [100, 'tag.delete', '70001'],
      [1, 'session.open', '70001'],
    ] as const)
      ids.push(Number((await happened(daysAgo(days), action, subjectId, mine.id)).id))
  })

  const site = (days: number) => new Date(Date.now() - days * DAY + 8 * 3_600_000).toISOString().slice(0, 10)

  test.each([
    ['who', () => ({ who: mine.id }), [0, 1, 2, 3, 4]],
    ['what, by the noun', () => ({ who: mine.id, what: 'tag' }), [0, 1, 2, 3]],
    ['what, by the action', () => ({ who: mine.id, what: 'tag.update' }), [1, 2]],
    ['a kind of thing', () => ({ who: mine.id, kind: 'user' }), [4]],
    ['one thing', () => ({ kind: 'tag', number: '70001' }), [0, 1, 3]],
    ['from a day on', () => ({ who: mine.id, from: site(200) }), [2, 3, 4]],
    ['to a day', () => ({ who: mine.id, to: site(300) }), [0, 1]],
    ['between days', () => ({ who: mine.id, from: site(300), to: site(100) }), [1, 2, 3]],
    ['days before all', () => ({ to: '2001-01-01' }), []],
    ['days after all', () => ({ who: mine.id, from: '2999-01-01' }), []],
    [
      'a number without its kind, which says nothing',
      () => ({ who: mine.id, number: '70002' }),
      [0, 1, 2, 3, 4],
    ],
  ] as [string, () => AuditFilter, number[]][])('is narrowed by %s', async (_by, filter, places) => {
    expect(await idsOf(filter())).toEqual(places.map((place) => ids[place]).reverse())
  })

  test('goes page by page without a gap or a double, and knows the system apart', async () => {
    await db.auditEvent.createMany({
      data: Array.from({ length: 120 }, () => ({
        ...{ action: 'push.retry', subject: 'push', subjectId: 'BAIDU', actorName: '系统' },
      })),
    })
    const all = await idsOf({ who: 'system', what: 'push' })
    expect(all).toHaveLength(120)
    expect(all).toEqual([...new Set(all)].sort((one, other) => other - one))
  })

  test('shows a row with its place in the chain, and what the thing is called today', async () => {
    const { id, name } = mine
    await updateUser({ ...staff.ADMIN, address: '203.0.113.9' }, { id, name, role: 'AUTHOR' }, new Date())
    const [row] = (await listEvents(staff.ADMIN, { kind: 'user', number: String(id) }, undefined)).rows
    expect(row).toMatchObject({
      ...{ action: 'user.update', actorName: staff.ADMIN.name, name },
      data: { before: { role: 'EDITOR' }, after: { role: 'AUTHOR' } },
      proof: { address: '203.0.113.9', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  test('is for admins alone', async () => {
    for (const role of ROLES) {
      const { rows } = await listEvents(staff[role], {}, undefined)
      expect([role, rows.length > 0]).toEqual([role, role === 'ADMIN'])
      expect([role, (await listActors(staff[role])).length > 0]).toEqual([role, role === 'ADMIN'])
    }
  })
})

test('the trail of a piece is for whoever may edit it; where from and the proof are for admins', async () => {
  const [own, foreign] = [await makeDraft(staff.AUTHOR), await makeDraft(staff.EDITOR)]
  const seen = async (role: Role, id: number) => {
    const trail = await articleTrail(staff[role], id, undefined)
    return trail?.rows.map(({ action, proof }) => [action, proof !== null])
  }
  for (const role of ['CHIEF', 'EDITOR', 'AUTHOR'] as const)
    expect(await seen(role, own.id)).toEqual([['article.create', false]])
  expect(await seen('ADMIN', own.id)).toEqual([['article.create', true]])
  expect(await seen('AUTHOR', foreign.id)).toBeUndefined()
  expect(await seen('ADMIN', 999_999)).toBeUndefined()
})

describe('where a request came from', () => {
  const PASSWORD = 'a river under the ice'
  const address = '2001:db8::7'

  test('is kept of signing in, being refused and signing out (S-64)', async () => {
    const email = `${fresh('someone')}@example.org`
    const { id } = await createUser(system, { email, name: '林一', role: 'EDITOR', password: PASSWORD })
    await expect(signIn({ email, password: 'wrong', userAgent: '', address }, now())).rejects.toThrow()
    const session = await signIn({ email, password: PASSWORD, userAgent: '', address }, now())
    await signOut({ sessionId: session.sessionId, address }, now())
    const kept = await db.auditEvent.findMany({
      where: { OR: [{ subject: 'user', subjectId: String(id) }, { subjectId: email }] },
      orderBy: { id: 'asc' },
      select: { action: true, address: true },
    })
    expect(kept.map((event) => [event.action, event.address])).toEqual([
      ['user.create', ''],
      ['session.refuse', address],
      ['session.open', address],
      ['session.close', address],
    ])
  })

  test('goes with the actor into whatever they do', async () => {
    const { id } = await makeDraft({ ...staff.EDITOR, address })
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subject: 'article', subjectId: String(id) },
    })
    expect(event.address).toBe(address)
  })
})

test('a closed account and a publication say what they changed', async () => {
  const user = await makeUser('EDITOR')
  await setUserActive(staff.ADMIN, { id: user.id, active: false }, now())
  expect((await lastEventOf('user', user.id)).data).toMatchObject({
    before: { active: true },
    after: { active: false },
  })
  const { id } = await makePublished({ columnId: (await makeColumn()).id })
  expect((await lastEventOf('article', id)).data).toMatchObject({
    before: { state: 'DRAFT' },
    after: { state: 'PUBLISHED' },
  })
})
