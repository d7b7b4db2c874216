import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { Opened } from '@/lib/auth/session-commands'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { env } from '@/lib/env'
import { beginSso, finishSso } from '@/lib/sso/commands'
import type { SsoSettings } from '@/lib/sso/settings'
import { fresh, makeUser, NOW, type Person } from './newsroom'
import { OidcProvider, type ProviderAccount } from './oidc-provider'

/** Where those who sign on in tests come from. */
export const FROM = { userAgent: 'test', address: '203.0.113.7' }

/** Somebody with an account here, and with one at both providers. */
export type Colleague = { me: Person; email: string; sub: string }

/** Two providers for a test file, the first of which the site asks. */
export function providers() {
  const provider = new OidcProvider()
  const other = new OidcProvider()
  const both = [provider, other]

  /** Has the site ask one of them. */
  function use(which: OidcProvider, over: Partial<SsoSettings> = {}): void {
    const { SSO_ISSUER: issuer, SSO_CLIENT_ID: clientId, SSO_CLIENT_SECRET: clientSecret } = which.environment
    const rest = { label: '单位统一认证', emailDomain: '', trustsFactor: false }
    Object.assign(env, { SSO: { issuer, clientId, clientSecret, ...rest, ...over } })
  }

  beforeAll(async () => {
    Object.assign(env, { AUTH_SECRET: 'a secret that is good enough for a test' })
    for (const one of both) {
      await one.open()
      one.register(env.SITE_URL)
    }
  })
  beforeEach(() => use(provider))
  afterAll(() => Promise.all(both.map((one) => one.close())))

  /** Somebody new, alone at both. */
  async function colleague(role: Role = 'EDITOR'): Promise<Colleague> {
    const me = await makeUser(role)
    const [email, sub] = [`${me.name}@example.org`, fresh('subject-')]
    for (const one of both)
      Object.assign(one, {
        accounts: [{ sub, email, email_verified: true }],
        tells: (claims: object) => claims,
        forges: false,
      })
    return { me, email, sub }
  }

  /** The way to a provider and back as the one it knows, or called off. */
  async function goAround(now = NOW, at = provider, { calledOff = false, again = false } = {}) {
    const { url, sealed } = await beginSso({ callbackUrl: '/admin/tags', again }, now)
    const back = await at.goThrough(url, calledOff ? null : (at.accounts[0]?.sub ?? null))
    return { search: back.searchParams, sealed }
  }
  const signOn = async (now = NOW, at = provider) => finishSso(await goAround(now, at), FROM, now)
  async function opened(now = NOW): Promise<Opened> {
    const signedIn = await signOn(now)
    if ('step' in signedIn) throw new Error('a second factor is asked for')
    return signedIn
  }
  /** What the provider says of the one it knows. */
  const says = (account: ProviderAccount) => {
    provider.accounts = [account]
  }
  return { provider, other, use, colleague, goAround, signOn, opened, says }
}

/** The attempt is refused for this reason. */
export const refusedAs = (problem: string, attempt: Promise<unknown>) =>
  expect(attempt).rejects.toMatchObject({ fields: { sso: [problem] } })

/** Nobody was linked, and nobody came in. */
export async function nothingHappenedTo({ id: userId }: Person): Promise<void> {
  expect(await db.userIdentity.count({ where: { userId } })).toBe(0)
  expect(await db.userSession.count({ where: { userId } })).toBe(0)
}
