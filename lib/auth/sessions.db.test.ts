import { beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { InboxEar, inboxEar } from '@/lib/notifications/listen-queries'
import { later, makeUser, NOW, type Person } from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { findSession, listOwnSessions } from './queries'
import {
  endOtherSessions,
  endOwnSession,
  endSessionsOfUser,
  openSession,
  pruneSessions,
  touchSession,
} from './session-commands'

let me: Person
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const open = (device?: string, now = NOW) =>
  openSession(me, { userAgent: CHROME, address: '203.0.113.7', device }, now)
const holds = async (sessionId: string, minutes = 1) =>
  (await findSession(sessionId, later(minutes))) !== null
const actions = async () => (await eventsOf('user', me.id)).map(({ action }) => action)

beforeEach(async () => {
  me = await makeUser('EDITOR')
})

describe('a session ends (S-29)', () => {
  test('after half an hour of nothing', async () => {
    const { sessionId } = await open()
    expect(await holds(sessionId, 29)).toBe(true)
    expect(await holds(sessionId, 30)).toBe(false)
    // What is over stays over, also for who comes with the cookie.
    expect(await touchSession(sessionId, later(30))).toBeNull()
    expect(await holds(sessionId, 30)).toBe(false)
  })

  test('half an hour after something was done last, and after twelve hours whatever was done', async () => {
    const { sessionId } = await open()
    for (let minute = 25; minute < 12 * 60; minute += 25)
      expect(await touchSession(sessionId, later(minute))).not.toBeNull()
    expect(await holds(sessionId, 12 * 60 - 1)).toBe(true)
    expect(await holds(sessionId, 12 * 60)).toBe(false)
    expect(await touchSession(sessionId, later(12 * 60))).toBeNull()
  })

  test('with its account', async () => {
    const { sessionId } = await open()
    await db.user.update({ where: { id: me.id }, data: { active: false } })
    expect(await holds(sessionId)).toBe(false)
  })

  test('when somebody signs in anew in the same browser (S-12)', async () => {
    const first = await open()
    const second = await openSession(
      me,
      { userAgent: CHROME, device: first.device, replaces: first.sessionId },
      later(1),
    )
    expect(await holds(first.sessionId, 2)).toBe(false)
    expect(await holds(second.sessionId, 2)).toBe(true)
  })
})

describe('one’s own devices', () => {
  test('are listed with where and when, the one used last first, and nobody else’s', async () => {
    const [one, two] = [await open(), await open()]
    await openSession(await makeUser('EDITOR'), { userAgent: CHROME }, NOW)
    await touchSession(one.sessionId, later(5))
    const listed = await listOwnSessions(me, later(6))
    expect(listed.map(({ id }) => id)).toEqual([one.sessionId, two.sessionId])
    expect(listed[0]).toMatchObject({
      address: '203.0.113.7',
      userAgent: CHROME,
      createdAt: NOW,
      lastSeenAt: later(5),
    })
    expect(await listOwnSessions(me, later(34))).toHaveLength(1)
  })

  test('one is signed out, the others stay', async () => {
    const [one, two] = [await open(), await open()]
    await endOwnSession(me, { id: one.sessionId }, NOW)
    expect([await holds(one.sessionId), await holds(two.sessionId)]).toEqual([false, true])
    expect(await lastEventOf('user', me.id)).toMatchObject({
      action: 'session.end',
      actorId: me.id,
      data: { device: 'Chrome · Windows' },
    })
    await refused(() => endOwnSession(me, { id: one.sessionId }, NOW), 'NOT_FOUND')
  })

  test('somebody else’s is as good as not there', async () => {
    const { sessionId } = await open()
    const other = await makeUser('ADMIN')
    await refused(() => endOwnSession(other, { id: sessionId }, NOW), 'NOT_FOUND')
    expect(await holds(sessionId)).toBe(true)
  })

  test('all others are signed out, the one that asks stays', async () => {
    const [here, two, three] = [await open(), await open(), await open()]
    expect(await endOtherSessions({ ...me, sessionId: here.sessionId }, NOW)).toEqual({ count: 2 })
    expect(await Promise.all([here, two, three].map(({ sessionId }) => holds(sessionId)))).toEqual([
      true,
      false,
      false,
    ])
    expect(await lastEventOf('user', me.id)).toMatchObject({
      action: 'session.end-others',
      data: { count: 2 },
    })
  })

  test.each(['CHIEF', 'EDITOR', 'AUTHOR'] as const)(
    'are not for a colleague who is %s to end',
    async (role) => {
      const { sessionId } = await open()
      const colleague = await makeUser(role)
      await refused(() => endSessionsOfUser(colleague, { id: me.id }, NOW), 'FORBIDDEN')
      expect(await holds(sessionId)).toBe(true)
    },
  )

  test('are ended by an admin, and their owner is told (S-29)', async () => {
    const { sessionId } = await open()
    const admin = await makeUser('ADMIN')
    expect(await endSessionsOfUser(admin, { id: me.id }, NOW)).toEqual({ count: 1 })
    expect(await holds(sessionId)).toBe(false)
    expect(await lastEventOf('user', me.id)).toMatchObject({ action: 'user.sign-out', actorId: admin.id })
    expect(await db.notification.count({ where: { userId: me.id, kind: 'account' } })).toBe(1)
    await refused(() => endSessionsOfUser(admin, { id: 999_999 }, NOW), 'NOT_FOUND')
  })
})

describe('a new device', () => {
  const news = () => db.notification.count({ where: { userId: me.id, kind: 'device' } })

  test('is told to its owner; the first of all, and one that is known, are not', async () => {
    const first = await open()
    expect(await actions()).toEqual(['session.open'])
    const again = await open(first.device)
    expect(again.device).toBe(first.device)
    expect(await news()).toBe(0)
    const other = await open()
    expect(other.device).not.toBe(first.device)
    expect(await news()).toBe(1)
    expect(await lastEventOf('user', me.id)).toMatchObject({
      action: 'session.new-device',
      actorName: '系统',
      data: { device: 'Chrome · Windows', from: '203.0.113.7' },
    })
  })

  test('is not known by a cookie that somebody else put there', async () => {
    await open()
    const planted = 'x'.repeat(32)
    expect((await open(planted)).device).not.toBe(planted)
    expect((await open('no token at all')).device).toMatch(/^[\w-]{32}$/)
    expect(await news()).toBe(2)
  })

  test('that two people share is known to each of them', async () => {
    const mine = await open()
    const you = await makeUser('AUTHOR')
    const yours = await openSession(you, { userAgent: CHROME, device: mine.device }, NOW)
    expect(yours.device).toBe(mine.device)
    expect((await open(yours.device)).device).toBe(mine.device)
    expect(await news()).toBe(0)
  })

  test('is forgotten with the others that are signed out, the one that asks is not', async () => {
    const [here, other] = [await open(), await open()]
    await endOtherSessions({ ...me, sessionId: here.sessionId }, NOW)
    expect((await open(here.device)).device).toBe(here.device)
    expect((await open(other.device)).device).not.toBe(other.device)
    expect(await news()).toBe(2)
  })

  test('is kept as a hash alone', async () => {
    const { device } = await open()
    const kept = JSON.stringify(await db.userDevice.findMany({ where: { userId: me.id } }))
    expect(kept).not.toContain(device)
  })
})

test('an open stream hears within a moment that its session has ended, and others do not (S-16)', async () => {
  const [one, two] = [await open(), await open()]
  const ended: string[] = []
  const stop = [one, two].map(({ sessionId }) => inboxEar().watch(sessionId, () => ended.push(sessionId)))
  await vi.waitFor(async () => {
    const [row] = await db.$queryRaw<{ ears: number }[]>`SELECT count(*)::int AS ears FROM pg_stat_activity
      WHERE application_name = 'qingyan inbox' AND datname = current_database() AND query LIKE 'LISTEN%'`
    expect(row?.ears).toBe(1)
  }, 5_000)
  const began = Date.now()
  await endOwnSession(me, { id: one.sessionId }, NOW)
  await vi.waitFor(() => expect(ended).toEqual([one.sessionId]), 5_000)
  expect(Date.now() - began).toBeLessThan(5_000)
  for (const off of stop) off()
})

test('a session that ended while nobody could be told is told of as soon as somebody can (S-16)', async () => {
  const [one, two] = [await open(), await open()]
  await endOwnSession(me, { id: one.sessionId }, NOW)
  const ended: string[] = []
  const ear = new InboxEar(env.DATABASE_URL)
  const stop = [one, two].map(({ sessionId }) => ear.watch(sessionId, () => ended.push(sessionId)))
  await vi.waitFor(() => expect(ended).toEqual([one.sessionId]), 5_000)
  for (const off of stop) off()
})

test('what ended more than a week ago and browsers unused for 400 days are forgotten', async () => {
  const old = await open()
  const day = 24 * 60
  await open(undefined, later(395 * day))
  await pruneSessions(later(8 * day))
  const left = await db.userSession.findMany({ where: { userId: me.id }, select: { id: true } })
  expect(left.map(({ id }) => id)).not.toContain(old.sessionId)
  expect(await db.userDevice.count({ where: { userId: me.id } })).toBe(2)
  await pruneSessions(later(401 * day))
  expect(await db.userDevice.count({ where: { userId: me.id } })).toBe(1)
})
