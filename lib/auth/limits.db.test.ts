import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { createUser, resetPassword } from '@/lib/users/commands'
import { fresh, NOW, system } from '@/test/newsroom'
import { eventsOf, refused } from '@/test/refusals'
import { signIn } from '@/test/sign-in'
import { pruneLimits } from './limit-commands'

const PASSWORD = 'a River under the ice 7'
let email: string
let id: number
let hosts = 0
/** An address that nobody has tried from yet. */
const host = () => `198.51.${100 + Math.floor(++hosts / 250)}.${hosts % 250}`

beforeEach(async () => {
  email = `${fresh('reader')}@example.org`
  id = (await createUser(system, { email, name: '林一', role: 'EDITOR', password: PASSWORD })).id
})

type Given = { as?: string; address?: string; device?: string }
const attempt = (password: string, { as = email, address = host(), device }: Given = {}) =>
  signIn({ email: as, password, userAgent: 'test', address, device }, NOW)
const wrong = (given: Given = {}) =>
  expect(attempt('wrong', given)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
const actions = async (as = email) => (await eventsOf('email', as)).map(({ action }) => action)
/** As if so many minutes had gone by. */
const wait = (minutes: number) =>
  db.$executeRaw`UPDATE sign_in_limits SET expire = expire - ${minutes * 60_000}`

describe('five wrong passwords', () => {
  test('lock the account for half an hour, whoever comes from wherever', async () => {
    for (let n = 0; n < 5; n++) await wrong()
    await refused(() => attempt(PASSWORD), 'TOO_MANY')
    await refused(() => attempt('wrong'), 'TOO_MANY')
    expect(await actions()).toEqual([...Array(5).fill('session.refuse'), 'session.lock'])
    await wait(29)
    await expect(attempt(PASSWORD)).rejects.toMatchObject({
      message: '密码错误次数过多，请 1 分钟后再试。',
      retryAfter: expect.any(Number),
    })
    await wait(1)
    expect(await attempt(PASSWORD)).toMatchObject({ userId: id })
  })

  test('lock nobody else out, and are told to who was locked out', async () => {
    const other = `${fresh('other')}@example.org`
    await createUser(system, { email: other, name: '林二', role: 'AUTHOR', password: PASSWORD })
    for (let n = 0; n < 5; n++) await wrong()
    await attempt(PASSWORD, { as: other })
    expect(await db.notification.count({ where: { userId: id, kind: 'lock' } })).toBe(1)
  })

  test('count for whoever they name, also where there is no account', async () => {
    const unknown = `${fresh('nobody')}@example.org`
    for (let n = 0; n < 5; n++) await wrong({ as: unknown })
    await refused(() => attempt(PASSWORD, { as: unknown }), 'TOO_MANY')
    expect(await actions(unknown)).toEqual([...Array(5).fill('session.refuse'), 'session.lock'])
  })

  test('are counted whatever the case, the width and the space around the address (S-20)', async () => {
    for (const as of [email, email.toUpperCase(), ` ${email}`, email.replace('@', '＠'), `${email} `])
      await wrong({ as })
    await refused(() => attempt(PASSWORD), 'TOO_MANY')
  })

  test('are five, also when fifty come at once (S-20)', async () => {
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => attempt('wrong')))
    const codes = all.map((one) => (one.status === 'rejected' ? one.reason.code : 'in'))
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5)
    expect(codes.filter((code) => code === 'TOO_MANY')).toHaveLength(45)
    expect((await actions()).filter((action) => action === 'session.refuse')).toHaveLength(5)
  })

  test('begin anew after the right one', async () => {
    for (let n = 0; n < 4; n++) await wrong()
    await attempt(PASSWORD)
    for (let n = 0; n < 4; n++) await wrong()
    await attempt(PASSWORD)
  })

  test('keep nobody out of a browser used before, which has five of its own', async () => {
    const { device } = await attempt(PASSWORD)
    for (let n = 0; n < 5; n++) await wrong()
    await refused(() => attempt(PASSWORD), 'TOO_MANY')
    expect(await attempt(PASSWORD, { device })).toMatchObject({ userId: id })
    for (let n = 0; n < 5; n++) await wrong({ device })
    await refused(() => attempt(PASSWORD, { device }), 'TOO_MANY')
    // Somebody else's known browser is a strange one.
    const other = `${fresh('other')}@example.org`
    await createUser(system, { email: other, name: '林二', role: 'AUTHOR', password: PASSWORD })
    const theirs = await attempt(PASSWORD, { as: other })
    await refused(() => attempt(PASSWORD, { device: theirs.device }), 'TOO_MANY')
  })

  test('are forgotten with a new password', async () => {
    for (let n = 0; n < 5; n++) await wrong()
    await resetPassword(system, { id, password: 'another River in spring 8' }, NOW)
    await attempt('another River in spring 8')
  })
})

describe('an address', () => {
  test('may be wrong fifty times in a quarter of an hour, whatever names it tries (S-20)', async () => {
    const address = host()
    await Promise.all(
      Array.from({ length: 50 }, () => wrong({ as: `${fresh('nobody')}@example.org`, address })),
    )
    await refused(() => attempt(PASSWORD, { address }), 'TOO_MANY')
    await attempt(PASSWORD)
    await wait(15)
    await attempt(PASSWORD, { address })
  })

  test('is not used up by those who belong there', async () => {
    const address = host()
    for (let n = 0; n < 60; n++) await attempt(PASSWORD, { address })
    await wrong({ address })
  })
})

/** How likely a time of one kind is longer than one of the other; 0.5 when they tell nothing. */
function auc(one: number[], other: number[]): number {
  const wins = one.flatMap((a) => other.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))
  return wins.reduce((sum: number, win) => sum + win, 0) / wins.length
}

test('the time of a refusal does not tell whether there is such an account (S-19)', async () => {
  const each = Number(process.env.SIGN_IN_TIMINGS ?? 40)
  const known = Array.from({ length: each }, () => `${fresh('known')}@example.org`)
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id } })
  await db.user.createMany({
    data: known.map((as) => ({ email: as, name: '某', role: 'AUTHOR', passwordHash })),
  })
  const times = { known: [] as number[], unknown: [] as number[] }
  const measure = async (kind: keyof typeof times, as: string) => {
    const began = performance.now()
    await wrong({ as })
    times[kind].push(performance.now() - began)
  }
  for (const as of known) {
    await measure('known', as)
    await measure('unknown', `${fresh('nobody')}@example.org`)
  }
  // Three standard deviations around a half for so many pairs.
  const spread = 3 * Math.sqrt((2 * each + 1) / (12 * each * each))
  expect(Math.abs(auc(times.known, times.unknown) - 0.5)).toBeLessThan(spread)
}, 600_000)

test('counts that have run out are forgotten', async () => {
  await wrong()
  const count = () => db.signInLimit.count()
  const before = await count()
  await pruneLimits(new Date())
  expect(await count()).toBe(before)
  await pruneLimits(new Date(Date.now() + 3 * 3_600_000))
  expect(await count()).toBe(0)
})
