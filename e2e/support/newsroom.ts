import { encode } from 'next-auth/jwt'
import { type APIRequestContext, type BrowserContext, test as base, expect, request } from 'playwright/test'
import { TRIAL_SECRET } from '../../scripts/trial/secret'
import { Editor } from '../pages/editor'
import { SignIn } from '../pages/sign-in'
import { TrialDatabase } from './trial-database'

/** The people of the demo newsroom, by role. */
export const PEOPLE = {
  admin: 'admin@qingyan.example',
  chief: 'xu.jianshan@qingyan.example',
  editor: 'su.he@qingyan.example',
  author: 'shen.wangshu@qingyan.example',
} as const

export type Person = keyof typeof PEOPLE

const password = () => process.env.E2E_PASSWORD ?? ''

/** The addresses of the web processes that share the demo newsroom. */
export const bases = () => (process.env.E2E_BASES ?? '').split(' ')

/** The database behind the demo newsroom. */
export const database = new TrialDatabase(() => process.env.E2E_DATABASE_URL ?? '')

type Fixtures = {
  /** Signs this browser in as one of the newsroom's people, without the form. */
  signIn: (person: Person) => Promise<void>
  /** The APIs as one of the newsroom's people. */
  apiAs: (person: Person) => Promise<APIRequestContext>
  editor: Editor
  signInPage: SignIn
}

/**
 * Signs in without the form, which journeys of its own use: a session is opened where sessions live, and its cookie made
 * with the newsroom's secret. Sign-in itself knows no way around its rules.
 */
async function cookieFor(person: Person) {
  const sid = await database.openSession(PEOPLE[person])
  const value = await encode({ token: { sid }, secret: TRIAL_SECRET, maxAge: 12 * 3600 })
  const { hostname } = new URL(bases()[0] ?? '')
  return {
    name: 'next-auth.session-token',
    value,
    domain: hostname,
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax' as const,
  }
}

async function session(context: BrowserContext, person: Person): Promise<void> {
  await context.addCookies([await cookieFor(person)])
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
  baseURL: async ({}, use) => use(bases()[0]),
  signIn: async ({ context }, use) => use((person) => session(context, person)),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  apiAs: async ({}, use) => {
    const opened: APIRequestContext[] = []
    await use(async (person) => {
      const api = await request.newContext({
        baseURL: bases()[0] ?? '',
        extraHTTPHeaders: { origin: bases()[0] ?? '' },
        storageState: { cookies: [await cookieFor(person)], origins: [] },
      })
      opened.push(api)
      return api
    })
    await Promise.all(opened.map((api) => api.dispose()))
  },
  editor: async ({ page }, use) => use(new Editor(page)),
  signInPage: async ({ page }, use) => use(new SignIn(page, password())),
})

export { expect }
