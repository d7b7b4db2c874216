import { beforeAll, expect, test } from 'vitest'
import { hashPassword } from '@/lib/auth/passwords'
import { reach } from '@/lib/auth/permissions'
import { hashToken } from '@/lib/auth/token'
import { db } from '@/lib/db/client'
import { changeOwnPassword, resetPassword, setUserActive, updateUser } from '@/lib/users/commands'
import { later, makeUser, NOW, type Person, ROLES } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { createToken, openToken, pruneTokens, revokeToken, revokeTokenOfUser } from './commands'
import { listOwnTokens, listTokensOf } from './queries'
import { MOST_TOKENS, type TokenInput } from './schema'

const DAY = 24 * 60
let admin: Person

beforeAll(async () => {
  admin = await makeUser('ADMIN')
})

const wanted = (over: Partial<TokenInput> = {}): TokenInput => ({
  ...{ name: '日报脚本', scopes: ['articles:read', 'articles:write'], days: 90 },
  ...over,
})
const make = async (person: Person, over: Partial<TokenInput> = {}, now = NOW) =>
  (await createToken(person, wanted(over), now)).token
const open = (token: string, now = later(1), address = '203.0.113.5') =>
  openToken(`Bearer ${token}`, address, now)
const idOf = async ({ id: userId }: Person) =>
  (await db.apiToken.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' }, select: { id: true } }))
    .id
/** Why it does not open, as the program hears it. */
const refusal = async (token: string, now = later(1)) =>
  open(token, now, '198.51.100.1').catch(({ code, message }: { code: string; message: string }) => [
    code,
    message,
  ])

test('a token opens what it was made for, as its person, until its end; of it only the hash is kept', async () => {
  const person = await makeUser('AUTHOR')
  const token = await make(person)
  const { actor, ...bearer } = await open(token)
  expect(bearer).toMatchObject({ person: person.name, scopes: ['articles:read', 'articles:write'] })
  expect(actor).toMatchObject({ id: person.id, role: 'AUTHOR', name: `${person.name}（API：日报脚本）` })
  expect(actor.proven).toBeUndefined()
  expect([reach(actor, 'article.edit'), reach(actor, 'article.submit'), reach(actor, 'desk.enter')]).toEqual([
    'own',
    null,
    null,
  ])
  const { action, actorId, data } = await lastEventOf('user', person.id)
  expect([action, actorId]).toEqual(['user.token-create', person.id])
  expect(data).toMatchObject({ token: '日报脚本', scopes: 'articles:read articles:write' })
  const kept = await db.apiToken.findUniqueOrThrow({ where: { id: await idOf(person) } })
  expect(JSON.stringify([kept, data])).not.toContain(token)
  expect([kept.tokenHash, kept.prefix]).toEqual([hashToken(token), token.slice(0, 9)])
  expect(await refusal(token, later(90 * DAY))).toEqual(await refusal('qy_nothing'))
  await open(token, later(90 * DAY - 1))
})

test('unknown, expired, revoked and a closed account’s are refused alike; without a header too', async () => {
  const [gone, closed] = [await makeUser('EDITOR'), await makeUser('EDITOR')]
  const [revoked, shut] = [await make(gone), await make(closed)]
  await revokeToken(gone, { id: await idOf(gone) }, NOW)
  expect((await lastEventOf('user', gone.id)).action).toBe('user.token-revoke')
  await db.user.update({ where: { id: closed.id }, data: { active: false } })
  const unknown = await refusal(`qy_${'x'.repeat(43)}`)
  expect(unknown).toEqual(['UNAUTHENTICATED', expect.stringContaining('令牌无效或已过期')])
  for (const token of [revoked, shut, 'nonsense', '']) expect(await refusal(token), token).toEqual(unknown)
  await expect(openToken(null, '198.51.100.1', NOW)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.stringContaining('令牌无效或已过期'),
  })
})

test('its use is noted at most once a minute', async () => {
  const person = await makeUser('EDITOR')
  const token = await make(person)
  const used = async () => (await listOwnTokens(person, later(2)))[0]
  expect(await used()).toMatchObject({ lastUsedAt: null, lastUsedAddress: '' })
  await open(token, later(1))
  await open(token, later(1.9), '203.0.113.9')
  expect(await used()).toMatchObject({ lastUsedAt: later(1), lastUsedAddress: '203.0.113.5' })
  await open(token, later(2), '203.0.113.9')
  expect(await used()).toMatchObject({ lastUsedAt: later(2), lastUsedAddress: '203.0.113.9' })
})

test('another role counts from the next request on', async () => {
  const person = await makeUser('EDITOR')
  const token = await make(person)
  expect(reach((await open(token)).actor, 'article.edit')).toBe('any')
  await updateUser(admin, { id: person.id, name: person.name, role: 'AUTHOR' }, NOW)
  expect(reach((await open(token)).actor, 'article.edit')).toBe('own')
})

test('a closed account and a password that others reset take the tokens along; one’s own change does not', async () => {
  const password = 'tide-flat-4711'
  const person = await makeUser('EDITOR')
  await db.user.update({ where: { id: person.id }, data: { passwordHash: await hashPassword(password) } })
  const first = await make(person)
  await changeOwnPassword(person, { current: password, password: 'mud-flat-4712' }, NOW)
  await open(first)
  await resetPassword(admin, { id: person.id, password: 'mud-flat-4713 again' }, NOW)
  await expect(open(first)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  expect((await lastEventOf('user', person.id)).data).toEqual({ tokens: 1 })
  const second = await make(person)
  await setUserActive(admin, { id: person.id, active: false }, NOW)
  await setUserActive(admin, { id: person.id, active: true }, NOW)
  await expect(open(second)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test(`at most ${MOST_TOKENS} living ones, however many are asked for at once`, async () => {
  const person = await makeUser('AUTHOR')
  for (let n = 0; n < MOST_TOKENS - 1; n++) await make(person)
  const asked = await Promise.allSettled([make(person), make(person), make(person)])
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await refused(() => make(person), 'CONFLICT')
  expect(await listOwnTokens(person, NOW)).toHaveLength(MOST_TOKENS)
  await make(person, {}, later(91 * DAY))
})

test('making one needs a fresh proof, and a token makes and ends none', async () => {
  const person = await makeUser('EDITOR')
  await refused(() => createToken({ ...person, proven: false }, wanted(), NOW), 'PROOF')
  const { actor } = await open(await make(person, { scopes: ['taxonomy:read'] }))
  await refused(() => createToken({ ...actor, proven: true } as Person, wanted(), NOW), 'FORBIDDEN')
  const id = await idOf(person)
  await refused(() => revokeToken(actor, { id }, NOW), 'FORBIDDEN')
  expect(await listOwnTokens(actor, NOW)).toEqual([])
})

test.each(ROLES)(
  'a colleague’s tokens are seen and ended by who looks after accounts alone: %s (S-05)',
  async (role) => {
    const [actor, person] = [await makeUser(role), await makeUser('EDITOR')]
    await make(person)
    const id = await idOf(person)
    await refused(() => revokeToken(actor, { id }, NOW), 'NOT_FOUND')
    const end = () => revokeTokenOfUser(actor, { userId: person.id, id }, NOW)
    if (role !== 'ADMIN') {
      expect(await listTokensOf(actor, person.id, NOW)).toEqual([])
      return refused(end, 'FORBIDDEN')
    }
    expect((await listTokensOf(actor, person.id, NOW)).map((one) => one.id)).toEqual([id])
    await refused(() => revokeTokenOfUser(actor, { userId: admin.id, id }, NOW), 'NOT_FOUND')
    await end()
    expect((await lastEventOf('user', person.id)).action).toBe('user.token-end')
    const told = await db.notification.findFirst({ where: { userId: person.id }, select: { kind: true } })
    expect(told?.kind).toBe('account')
    await refused(end, 'NOT_FOUND')
  },
)

test('who asks too often waits, and so does who tries many; the right one still opens from there', async () => {
  const person = await makeUser('EDITOR')
  const token = await make(person)
  const id = await idOf(person)
  const full = (key: string) => ({ key, points: 300, expire: BigInt(Date.now() + 60_000) })
  await db.signInLimit.create({ data: full('wrong-token:address:203.0.113.77') })
  const wrong = open('qy_nothing', NOW, '203.0.113.77')
  await expect(wrong).rejects.toMatchObject({ code: 'TOO_MANY', retryAfter: expect.any(Number) })
  await open(token, later(1), '203.0.113.77')
  await db.signInLimit.deleteMany({ where: { key: `token:${id}` } })
  await db.signInLimit.create({ data: full(`token:${id}`) })
  await expect(open(token)).rejects.toMatchObject({
    code: 'TOO_MANY',
    message: expect.stringContaining('秒后'),
  })
})

test('tokens that ended a month ago are forgotten, others are not', async () => {
  const person = await makeUser('EDITOR')
  await make(person, { name: '短', days: 7 })
  await make(person, { name: '长', days: 365 })
  const names = async () =>
    (await db.apiToken.findMany({ where: { userId: person.id }, orderBy: { id: 'asc' } })).map(
      ({ name }) => name,
    )
  await pruneTokens(later(36 * DAY))
  expect(await names()).toEqual(['短', '长'])
  await pruneTokens(later(38 * DAY))
  expect(await names()).toEqual(['长'])
})
