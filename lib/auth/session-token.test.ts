import { encode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

const [PRESENT, BEFORE, FOREIGN] = ['p', 'b', 'f'].map((letter) => letter.repeat(43)) as [
  string,
  string,
  string,
]
const until = new Date(Date.now() + 3_600_000)
let openToken: typeof import('./session-token').openToken
let sealToken: typeof import('./session-token').sealToken

// The environment is read once, when its file is: other tests of this thread have read theirs.
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', PRESENT)
  vi.stubEnv('AUTH_SECRET_PREVIOUS', BEFORE)
  vi.stubEnv('AUTH_SECRET_PREVIOUS_UNTIL', until.toISOString())
  vi.resetModules()
  ;({ openToken, sealToken } = await import('./session-token'))
})

afterEach(() => vi.useRealTimers())

afterAll(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

const sealedWith = (secret: string) => encode({ token: { sid: 'one' }, secret, maxAge: 7_200 })

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

test('without a secret nothing is sealed and nothing opens (S-04)', async () => {
  vi.stubEnv('AUTH_SECRET', undefined)
  vi.stubEnv('AUTH_SECRET_PREVIOUS', undefined)
  vi.resetModules()
  const bare = await import('./session-token')
  await expect((async () => bare.sealToken({ token: { sid: 'one' } }))()).rejects.toThrow(
    'AUTH_SECRET is not set',
  )
  for (const secret of [PRESENT, '', 'undefined'])
    await expect(bare.openToken({ token: await sealedWith(secret || ' ') })).rejects.toThrow()
})
