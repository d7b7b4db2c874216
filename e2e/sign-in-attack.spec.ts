import { expect } from 'playwright/test'
import { SignIn } from './pages/sign-in'
import { openAccounts } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

/** SIGN_IN_ATTEMPTS=10000 for the whole attack; a small one by default. */
const ATTEMPTS = Number(process.env.SIGN_IN_ATTEMPTS ?? 300)
const ADDRESSES = 50
const AT_ONCE = 25
const MOST_GROWTH = 60 * 1024 * 1024

const test = ownNewsroom(async () => ({ TRUSTED_PROXIES: '127.0.0.1, ::1' }))

test(`of ${ATTEMPTS} sign-in attempts from ${ADDRESSES} addresses none gets in, the right person still can, and memory stays flat (S-20, R-32)`, async ({
  browser,
  trial,
}) => {
  test.setTimeout(120_000 + ATTEMPTS * 200)
  const { page, form, email } = await openAccounts(browser, trial)({ role: '编辑' })
  const targets = [email, 'admin@qingyan.example', 'nobody@qingyan.example']
  const statuses = new Map<number, number>()
  const attack = async (n: number) => {
    const address = `203.0.113.${n % ADDRESSES}`
    const answer = await fetch(`${trial.base}/api/sign-in`, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        origin: trial.base,
        // What stands left of the proxy's own word is the attacker's to write, and counts for nothing.
        'x-forwarded-for': `192.0.2.${n % 251}, ${address}`,
      },
      body: new URLSearchParams({ email: targets[n % 3] ?? '', password: `guess ${n}`, extra: String(n) }),
    })
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    expect(answer.headers.get('set-cookie')).toBeNull()
    if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    await answer.text()
  }
  let next = 0
  const run = async (upTo: number) => {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < upTo) await attack(next++)
      }),
    )
  }
  // The first half is not counted: until then the engine compiles what runs often, and takes what it lets stand.
  await run(ATTEMPTS / 2)
  const before = await trial.memory()
  await run(ATTEMPTS)
  const grown = (await trial.memory()) - before
  test.info().annotations.push({ type: 'memory', description: `${Math.round(grown / 1024)} KiB more` })
  test.info().annotations.push({ type: 'answers', description: JSON.stringify([...statuses]) })
  expect([...statuses.keys()].sort()).toEqual([401, 429])
  // Five for each of the three, however many came at once.
  expect(statuses.get(401)).toBeLessThanOrEqual(15)
  expect(grown).toBeLessThan(MOST_GROWTH)

  // The right person comes back in the browser they have used before …
  await page.context().clearCookies({ name: 'next-auth.session-token' })
  await form.open()
  await form.signIn(email)
  await page.waitForURL(/\/admin$/)
  // … and in another is told why not, as everybody is.
  const elsewhere = await (await browser.newContext()).newPage()
  const other = new SignIn(elsewhere, form.password)
  await other.open()
  await other.signIn(email)
  await expect(elsewhere.getByText(/密码错误次数过多，请 \d+ 分钟后再试。/)).toBeVisible()
  await elsewhere.context().close()
})
