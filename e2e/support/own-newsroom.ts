import { type BrowserContext, test as base, type Page } from 'playwright/test'
import { Desk } from '../pages/desk'
import { Editor } from '../pages/editor'
import { SignIn } from '../pages/sign-in'
import { secret } from './colleagues'
import { Commands } from './commands'
import { PEOPLE } from './newsroom'
import { Trial } from './trial'

type Fixtures = {
  commands: Commands
  desk: Desk
  editor: Editor
  signInPage: SignIn
  /** The desk, opened by the admin through the form. */
  asAdmin: Desk
  /** A browser of somebody who is not signed in. */
  reader: Page
}

const FIRST_PAGES = ['/', '/about', '/articles/1', '/columns/none', '/topics', '/topics/none', '/tags/none']

/**
 * Journeys in an empty newsroom of their own that has one admin, for those that change what others rely on; `env` gives
 * what its programs read from the environment besides.
 */
export function ownNewsroom(env: () => Promise<Record<string, string>> = async () => ({})) {
  const password = secret()
  let known: Awaited<ReturnType<BrowserContext['cookies']>> = []
  return base.extend<Fixtures, { trial: Trial }>({
    trial: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
      async ({}, use) => {
        const trial = await Trial.open({ webs: 1, password, env: await env() })
        // The first page of each kind waits for its code to be loaded; what is timed afterwards is the change alone.
        for (const path of FIRST_PAGES) await fetch(trial.base + path)
        await use(trial)
        await trial.close()
      },
      { scope: 'worker', timeout: 120_000 },
    ],
    baseURL: async ({ trial }, use) => use(trial.base),
    commands: async ({ trial }, use) => use(new Commands(trial)),
    desk: async ({ page }, use) => use(new Desk(page)),
    editor: async ({ page }, use) => use(new Editor(page)),
    signInPage: async ({ page }, use) => use(new SignIn(page, password)),
    asAdmin: async ({ page, context, desk, signInPage }, use) => {
      // The admin's own browser, as it were: one that has been used before.
      await context.addCookies(known)
      await signInPage.open()
      await signInPage.signIn(PEOPLE.admin)
      await page.waitForURL(/\/admin$/)
      known = (await context.cookies()).filter(({ name }) => name === 'qingyan-device')
      await use(desk)
    },
    reader: async ({ browser }, use) => {
      const context = await browser.newContext()
      await use(await context.newPage())
      await context.close()
    },
  })
}
