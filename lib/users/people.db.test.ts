import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listRefusals, personTrail } from '@/lib/audit/person-queries'
import { endSessionOfUser } from '@/lib/auth/colleague-commands'
import { findSession } from '@/lib/auth/queries'
import { openSession } from '@/lib/auth/session-commands'
import { db } from '@/lib/db/client'
import { later, makeColumn, makeDraft, makeUser, NOW, type Person, ROLES } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { signIn } from '@/test/sign-in'
import { createUser, setUserActive } from './commands'
import { type PeopleFilter, type PeoplePlace, peopleFilter } from './filter'
import { listPeople } from './list-queries'
import { getPerson } from './person-queries'

let admin: Person
beforeAll(async () => {
  admin = await makeUser('ADMIN')
})

const filter = (over: Partial<PeopleFilter> = {}) => peopleFilter.parse(over)
const list = async (over: Partial<PeopleFilter> = {}, now = NOW) =>
  (await listPeople(admin, filter(over), null, now)).rows

describe('the list', () => {
  beforeEach(async () => {
    await db.user.updateMany({ data: { active: false } })
  })

  test('is narrowed by role, state, second factor, sign-in and words', async () => {
    const [editor, author] = [await makeUser('EDITOR'), await makeUser('AUTHOR')]
    const ids = async (over: Partial<PeopleFilter>) =>
      (await list({ state: 'active', ...over })).map(({ id }) => id)
    expect(await ids({})).toEqual([editor.id, author.id])
    expect(await ids({ role: 'AUTHOR' })).toEqual([author.id])
    expect(await ids({ q: editor.name.toUpperCase() })).toEqual([editor.id])
    expect(await ids({ q: '%' })).toEqual([])
    expect(await ids({ factor: 'yes' })).toEqual([])
    await db.user.update({ where: { id: author.id }, data: { totpSealed: 'x', totpSince: NOW } })
    expect([await ids({ factor: 'yes' }), await ids({ factor: 'no' })]).toEqual([[author.id], [editor.id]])
    expect(await ids({ seen: 'never' })).toEqual([editor.id, author.id])
    await openSession(editor, { userAgent: 'test' }, later(5))
    expect(await ids({ seen: 'never' })).toEqual([author.id])
    expect((await list({ q: editor.name }))[0]).toMatchObject({ lastSignInAt: later(5), factor: false })
    expect(JSON.stringify(await list({ state: 'active' }))).not.toMatch(/hash|sealed/i)
  })

  test('goes on from page to page with nobody twice and nobody left out, those who are active first', async () => {
    for (let n = 0; n < 35; n++) await makeUser('AUTHOR')
    const seen: { id: number; active: boolean }[] = []
    let after: PeoplePlace | null = null
    do {
      const { rows, next }: Awaited<ReturnType<typeof listPeople>> = await listPeople(
        admin,
        filter(),
        after,
        NOW,
      )
      seen.push(...rows)
      after = next
    } while (after)
    expect(seen.length).toBe(await db.user.count())
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen.slice(0, 35).every(({ active }) => active)).toBe(true)
    expect(seen.slice(35).some(({ active }) => active)).toBe(false)
  })

  test('says what fails now and until when it locks, until the time is over', async () => {
    const email = `failing-${admin.id}@example.org`
    const { id } = await createUser(admin, {
      email,
      name: '沈一',
      role: 'EDITOR',
      password: 'a River under the ice 7',
    })
    const wrong = () => signIn({ email, password: 'not the password', userAgent: '' }, NOW).catch(() => null)
    const failing = async (now = new Date()) =>
      (await list({ state: 'active' }, now)).find((one) => one.id === id)?.failing
    await wrong()
    expect(await failing()).toEqual({ count: 1, lockedUntil: null })
    for (let n = 0; n < 4; n++) await wrong()
    expect(await failing()).toMatchObject({ count: 5, lockedUntil: expect.any(Date) })
    expect(await failing(new Date(Date.now() + 86_400_000))).toEqual({ count: 0, lockedUntil: null })
    const rows = await listRefusals(admin, { id, email })
    expect(rows.map(({ action }) => action)).toContain('session.lock')
    expect(rows).toHaveLength(6)
  })
})

describe('the page of a person', () => {
  test('shows where they are signed in, what they have in hand and what they did', async () => {
    const person = await makeUser('EDITOR')
    const { sessionId } = await openSession(person, { userAgent: 'test', address: '203.0.113.5' }, NOW)
    const ref = await makeDraft(person, { columnId: (await makeColumn()).id })
    expect(await getPerson(admin, person.id, later(1))).toMatchObject({
      ...{ name: person.name, lastSignInAt: NOW, work: { pieces: 1, plans: 0 }, self: false },
      sessions: [{ id: sessionId, address: '203.0.113.5' }],
    })
    await setUserActive(admin, { id: person.id, active: false, anyway: true }, later(2))
    const of = { id: person.id, email: '' }
    const { rows } = await personTrail(admin, of, undefined)
    expect(rows.map(({ action }) => action)).toEqual(['user.deactivate', 'article.create', 'session.open'])
    const { rows: older } = await personTrail(admin, of, rows[0]?.id)
    expect(older.map(({ subjectId }) => subjectId)).toEqual([String(ref.id), String(person.id)])
    expect(await getPerson(admin, 999_999, NOW)).toBeNull()
  })

  test.each(ROLES)('one sign-in is ended by who looks after accounts alone: %s (S-05)', async (role) => {
    const [actor, person] = [await makeUser(role), await makeUser('EDITOR')]
    const { sessionId } = await openSession(person, { userAgent: 'test' }, NOW)
    const other = await openSession(person, { userAgent: 'test' }, NOW)
    const end = (over = {}) => endSessionOfUser(actor, { userId: person.id, sessionId, ...over }, later(1))
    if (role !== 'ADMIN') {
      await refused(end, 'FORBIDDEN')
      expect(await getPerson(actor, person.id, NOW)).toBeNull()
      expect((await listPeople(actor, filter(), null, NOW)).rows).toEqual([])
      return
    }
    await refused(() => end({ userId: admin.id }), 'NOT_FOUND')
    await end()
    expect(await findSession(sessionId, later(2))).toBeNull()
    expect(await findSession(other.sessionId, later(2))).not.toBeNull()
    expect(await lastEventOf('user', person.id)).toMatchObject({
      action: 'user.sign-out-one',
      actorId: actor.id,
    })
    await refused(end, 'NOT_FOUND')
  })
})
