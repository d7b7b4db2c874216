import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { later, NOW } from '@/test/newsroom'
import { type Colleague, FROM, providers, refusedAs } from '@/test/sso'
import { beginSso, finishSso } from './commands'

const { provider, colleague, goAround, opened } = providers()
let who: Colleague

beforeEach(async () => {
  who = await colleague()
})

/** Has the provider say when they proved themselves to it; `undefined`: nothing. */
function provenAtProvider(at: Date | undefined): void {
  provider.tells = ({ auth_time: _was, ...claims }) =>
    at === undefined ? claims : { ...claims, auth_time: at.getTime() / 1000 }
}
const provenAt = async (sessionId: string) =>
  (await db.userSession.findUniqueOrThrow({ where: { id: sessionId } })).provenAt
const again = async (now: Date, replaces?: string) =>
  finishSso(await goAround(now, provider, { again: true }), { ...FROM, replaces }, now)
const hourAgo = later(-60)

test.each([
  ['just now', NOW, NOW],
  ['an hour ago', hourAgo, hourAgo],
  ['at some time', undefined, new Date(0)],
  ['by a clock that is ahead', later(5), NOW],
])(
  'who proved themselves to the provider %s has done so here then, and not later',
  async (_when, told, counts) => {
    provenAtProvider(told)
    const { sessionId } = await opened()
    expect(await provenAt(sessionId)).toEqual(counts)
  },
)

test('once more means that the provider asks, even whom it knows', async () => {
  const asked = async (more: object) => {
    const { searchParams } = new URL((await beginSso({ callbackUrl: '/admin', ...more }, NOW)).url)
    return [searchParams.get('prompt'), searchParams.get('max_age')]
  }
  expect(await asked({ again: true })).toEqual(['login', '0'])
  expect(await asked({})).toEqual([null, '43200'])
  const { sessionId } = await opened(hourAgo)
  const shown = await again(NOW, sessionId)
  expect(await provenAt('sessionId' in shown ? shown.sessionId : '')).toEqual(NOW)
})

test.each([
  ['from earlier', hourAgo],
  ['without saying since when', undefined],
])('whom it knows %s has shown nothing: the session stays as it was', async (_how, told) => {
  const { sessionId } = await opened(hourAgo)
  provenAtProvider(told)
  await refusedAs('SSO_STALE', again(NOW, sessionId))
  expect(await db.userSession.count({ where: { userId: who.me.id } })).toBe(1)
  expect((await provenAt(sessionId)).getTime()).toBeLessThan(NOW.getTime())
})

test('somebody else shows nothing for who is signed in', async () => {
  const { sessionId } = await opened(hourAgo)
  await colleague()
  await refusedAs('SSO_OTHER', again(NOW, sessionId))
  expect(await db.userSession.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({
    revokedAt: null,
  })
})
