import { encode } from 'next-auth/jwt'
import { afterEach, expect, test, vi } from 'vitest'

const [PRESENT, BEFORE, FOREIGN] = ['p', 'b', 'f'].map((letter) => letter.repeat(43))
const until = vi.hoisted(() => {
  process.env.AUTH_SECRET = 'p'.repeat(43)
  process.env.AUTH_SECRET_PREVIOUS = 'b'.repeat(43)
  const moment = new Date(Date.now() + 3_600_000)
  process.env.AUTH_SECRET_PREVIOUS_UNTIL = moment.toISOString()
  return moment
})

import { openToken, sealToken } from './session-token'

afterEach(() => vi.useRealTimers())

const sealedWith = (secret = '') => encode({ token: { sid: 'one' }, secret, maxAge: 7_200 })

test('what is sealed now opens, and only under the present secret', async () => {
  const token = await sealToken({ token: { sid: 'one' }, maxAge: 7_200 })
  expect(await openToken({ token })).toMatchObject({ sid: 'one' })
  expect(await openToken({ token: await sealedWith(PRESENT) })).toMatchObject({ sid: 'one' })
})

test('what the secret before has sealed opens until its hour, and not after it', async () => {
  const token = await sealedWith(BEFORE)
  expect(await openToken({ token })).toMatchObject({ sid: 'one' })
  vi.useFakeTimers({ now: until, toFake: ['Date'] })
  await expect(openToken({ token })).rejects.toThrow()
  // A cookie of the present one is as good as before.
  expect(await openToken({ token: await sealedWith(PRESENT) })).toMatchObject({ sid: 'one' })
})

test('nothing else opens', async () => {
  await expect(openToken({ token: await sealedWith(FOREIGN) })).rejects.toThrow()
  await expect(openToken({ token: 'no token' })).rejects.toThrow()
})
