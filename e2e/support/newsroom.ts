import { type APIRequestContext, type BrowserContext, test as base, expect, request } from 'playwright/test'
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

async function session(context: BrowserContext | APIRequestContext, person: Person): Promise<void> {
  const api = 'request' in context ? context.request : context
  const answer = await api.post(`${bases()[0]}/api/sign-in`, {
    form: { email: PEOPLE[person], password: password(), callbackUrl: '/admin' },
    headers: { origin: bases()[0] ?? '' },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(303)
  expect(answer.headers().location).toBe('/admin')
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
      })
      opened.push(api)
      await session(api, person)
      return api
    })
    await Promise.all(opened.map((api) => api.dispose()))
  },
  editor: async ({ page }, use) => use(new Editor(page)),
  signInPage: async ({ page }, use) => use(new SignIn(page, password())),
})

export { expect }
