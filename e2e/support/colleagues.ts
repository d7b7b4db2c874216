import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright/test'
import { SignIn } from '../pages/sign-in'
import type { Account } from '../pages/users'
import type { Trial } from './trial'

/** The role that goes by each word. */
export const ROLES: Record<string, string> = {
  管理员: 'ADMIN',
  总编: 'CHIEF',
  编辑: 'EDITOR',
  作者: 'AUTHOR',
}

export type Colleague = Account & { page: Page; form: SignIn }

let people = 0
export const secret = () => `${randomBytes(12).toString('base64url')}-aA1`

/** An account that nobody has yet. */
export function someone(given: Partial<Account>): Account {
  const n = ++people
  return {
    name: `同事${n}号`,
    email: `colleague-${n}@qingyan.example`,
    role: '编辑',
    password: secret(),
    ...given,
  }
}

/** Opens an account for a colleague in a journey's own newsroom, and signs in with it. */
export const openAccounts =
  (browser: Browser, trial: Trial) =>
  async (given: Partial<Account>): Promise<Colleague> => {
    const account = someone(given)
    await trial.command('trial/settle', 'createSettled', { ...account, role: ROLES[account.role] })
    return signedIn(browser, account)
  }

/** The first sign-in with a password that somebody else gave: it has to be changed before anything else. */
export async function signedInFirst(browser: Browser, account: Account): Promise<Colleague> {
  const page = await (await browser.newContext()).newPage()
  await new SignIn(page, account.password).open()
  const password = secret()
  await new SignIn(page, account.password).signInFirst(account.email, password)
  return { ...account, password, page, form: new SignIn(page, password) }
}

/** A browser of their own in which the colleague has signed in. */
export async function signedIn(browser: Browser, account: Account): Promise<Colleague> {
  const page = await (await browser.newContext()).newPage()
  const form = new SignIn(page, account.password)
  await form.open()
  await form.signIn(account.email)
  await page.waitForURL(/\/admin$/)
  return { ...account, page, form }
}
