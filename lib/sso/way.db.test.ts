import { beforeEach, describe, expect, test } from 'vitest'
import { takeAddressTry } from '@/lib/auth/limit-commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { later, NOW } from '@/test/newsroom'
import { refused } from '@/test/refusals'
import { type Colleague, FROM, nothingHappenedTo, providers, refusedAs } from '@/test/sso'
import { openAttempt, sealAttempt } from './attempt'
import { beginSso, finishSso, wantedBy } from './commands'
import { pruneReturns } from './return-commands'

const { provider, other, use, colleague, goAround, signOn, opened } = providers()
let who: Colleague

beforeEach(async () => {
  who = await colleague()
})

describe('the way there and back', () => {
  test('leads in once: the same answer with the same cookie is refused (S-12, S-09)', async () => {
    const way = await goAround()
    await finishSso(way, FROM, NOW)
    const { shown } = provider
    await refused(() => finishSso(way, FROM, NOW), 'UNAUTHENTICATED')
    await refusedAs('SSO_AGAIN', finishSso(way, FROM, NOW))
    expect(await db.userSession.count({ where: { userId: who.me.id } })).toBe(1)
    // It is refused here, and not because the provider would.
    expect(provider.shown).toBe(shown)
  })

  test('is refused in a browser that did not begin it, and in none at all (S-12)', async () => {
    const [mine, theirs] = [await goAround(), await beginSso({ callbackUrl: '/admin' }, NOW)]
    for (const sealed of [theirs.sealed, '', 'made-up'])
      await refusedAs('SSO_AGAIN', finishSso({ search: mine.search, sealed }, FROM, NOW))
    await nothingHappenedTo(who.me)
    // It was none of theirs to use up.
    await finishSso(mine, FROM, NOW)
  })

  test('begun at one provider does not end at another, nor with steps left out (S-12, S-09)', async () => {
    const way = await goAround()
    use(other)
    await refusedAs('SSO_AGAIN', finishSso(way, FROM, NOW))
    use(provider)
    const { sealed } = await beginSso({ callbackUrl: '/admin' }, NOW)
    for (const search of ['', 'state=x', 'code=x'])
      await refusedAs('SSO_AGAIN', finishSso({ search: new URLSearchParams(search), sealed }, FROM, NOW))
    const code = way.search.get('code') ?? ''
    const state =
      new URL((await beginSso({ callbackUrl: '/admin' }, NOW)).url).searchParams.get('state') ?? ''
    await refusedAs(
      'SSO_AGAIN',
      finishSso({ search: new URLSearchParams({ code, state }), sealed }, FROM, NOW),
    )
    await nothingHappenedTo(who.me)
  })

  test('does not take the code of another way, which was asked for with another proof key (S-12)', async () => {
    const [first, second] = [await goAround(), await goAround()]
    first.search.set('code', second.search.get('code') ?? '')
    await refusedAs('SSO_AGAIN', finishSso(first, FROM, NOW))
    await nothingHappenedTo(who.me)
  })

  test('may take ten minutes', async () => {
    const way = await goAround()
    await refusedAs('SSO_AGAIN', finishSso(way, FROM, later(10)))
    await finishSso(way, FROM, later(9.9))
  })

  test('goes back to the address the operator has set, with a proof key, state and nonce (S-27)', async () => {
    const { url, sealed } = await beginSso({ callbackUrl: '/admin' }, NOW)
    const asked = Object.fromEntries(new URL(url).searchParams)
    expect(asked).toMatchObject({
      redirect_uri: `${env.SITE_URL}/api/sign-in/sso/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(sealed).not.toContain(asked.state)
  })

  test('ends on this site, whatever was asked for at its beginning or stands in it at its end (S-26)', async () => {
    expect(wantedBy((await beginSso({ callbackUrl: '/admin/tags?page=2' }, NOW)).sealed, NOW)).toBe(
      '/admin/tags?page=2',
    )
    const secret = env.AUTH_SECRET ?? ''
    for (const evil of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const { sealed } = await beginSso({ callbackUrl: evil }, NOW)
      expect(wantedBy(sealed, NOW)).toBe('/admin')
      const attempt = env.SSO && openAttempt(sealed, secret, env.SSO, NOW)
      if (!attempt) throw new Error('there is no attempt')
      expect(attempt.callbackUrl).toBe('/admin')
      expect(wantedBy(sealAttempt({ ...attempt, callbackUrl: evil }, secret), NOW)).toBe('/admin')
    }
  })

  test('is forgotten when it is too old to be gone again', async () => {
    await opened()
    expect(await db.ssoReturn.count()).toBeGreaterThan(0)
    await pruneReturns(later(60))
    expect(await db.ssoReturn.count()).toBe(0)
  })
})

describe('what the provider says is believed', () => {
  test.each([
    ['for this attempt alone', { nonce: 'another' }, 'SSO_FORGED'],
    ['for this site alone', { aud: 'another' }, 'SSO_FORGED'],
    ['from itself alone', { iss: 'https://another.example' }, 'SSO_FORGED'],
    ['until it has run out', { exp: 1_000_000_000 }, 'SSO_CLOCK'],
    ['of one and the same person', { sub: 'somebody else' }, 'SSO_FORGED'],
  ])('%s', async (_name, over, problem) => {
    provider.tells = (claims) => ({ ...claims, ...over })
    await refusedAs(problem, signOn())
    await nothingHappenedTo(who.me)
  })

  test('under its own signature', async () => {
    provider.forges = true
    await refusedAs('SSO_FORGED', signOn())
    await nothingHappenedTo(who.me)
  })

  test('who calls it off is told so, and nothing is recorded', async () => {
    const last = () => db.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { id: true } })
    const before = await last()
    await refusedAs('SSO_CANCELLED', finishSso(await goAround(NOW, provider, { calledOff: true }), FROM, NOW))
    expect(await last()).toEqual(before)
  })

  test('a provider that does not know us, and one that nobody answers at, are told apart', async () => {
    use(provider, { clientSecret: 'wrong' })
    await refusedAs('SSO_SETUP', signOn())
    use(provider, { issuer: `${provider.issuer}/elsewhere` })
    await refusedAs('SSO_AWAY', beginSso({ callbackUrl: '/admin' }, NOW))
    use(provider, { issuer: 'http://127.0.0.1:9' })
    await refusedAs('SSO_AWAY', beginSso({ callbackUrl: '/admin' }, NOW))
  })

  test('from one address fifty times in a quarter of an hour, when it leads nowhere', async () => {
    provider.accounts = [{ sub: 'nobody' }]
    const tries = async (address: string) => finishSso(await goAround(), { ...FROM, address }, NOW)
    for (let n = 0; n < 49; n++) await takeAddressTry('198.51.100.9')
    await refusedAs('SSO_UNKNOWN', tries('198.51.100.9'))
    await refusedAs('SSO_TOO_MANY', tries('198.51.100.9'))
    await refusedAs('SSO_UNKNOWN', tries('198.51.100.10'))
  })
})

test('without a provider there is nothing to begin or to end', async () => {
  Object.assign(env, { SSO: null })
  await expect(beginSso({ callbackUrl: '/admin' }, NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await refused(() => finishSso({ search: new URLSearchParams(), sealed: '' }, FROM, NOW), 'NOT_FOUND')
})
