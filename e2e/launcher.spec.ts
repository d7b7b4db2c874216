import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { freePort } from '../scripts/db/cluster'
import { SignIn } from './pages/sign-in'
import { Launcher } from './support/launched'

const launcher = new Launcher()
const { dataDir, folder } = launcher

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)
test.afterAll(() => launcher.close())

let port = 0
let password = ''

test('a first start prints the admin’s password and both addresses, and it can be used (S-25)', async ({
  page,
}) => {
  port = await freePort()
  const first = launcher.launch(port)
  await launcher.ready(first)
  expect(first.output()).toContain(`网站    http://localhost:${port}/`)
  expect(first.output()).toContain(`采编台  http://localhost:${port}/admin`)
  password = /密码\s+([a-z0-9-]{17})/.exec(first.output())?.[1] ?? ''
  await page.goto(`${first.base}/admin`)
  await page.getByLabel('邮箱', { exact: true }).fill('admin@qingyan.example')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  // The printed one stood on a screen and in a log: it opens the door once.
  await page.waitForURL(/\/sign-in\/password/)
  await new SignIn(page, password).changeOwed('A bridge of 7 willows')
  await expect(page).toHaveURL(`${first.base}/admin`)
  expect(await (await fetch(`${first.base}/api/health`)).json()).toMatchObject({ ok: true })

  const second = launcher.launch(await freePort())
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain('正由另一个青言进程')

  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(launcher.holders()).toBe('')
})

test('after kill -9 nothing holds the data folder, and the next start recovers without a new password', async () => {
  const killed = launcher.launch(port)
  await launcher.ready(killed)
  process.kill(Number(readFileSync(join(dataDir, 'launcher.pid'), 'utf8')), 'SIGKILL')
  await killed.ended
  await expect.poll(() => launcher.holders(), { timeout: 20_000, intervals: [100] }).toBe('')

  const began = Date.now()
  const next = launcher.launch(port)
  await launcher.ready(next)
  test
    .info()
    .annotations.push({ type: 'seconds', description: `start after kill -9: ${(Date.now() - began) / 1000}` })
  expect(next.output()).not.toContain('密码')
  expect((await fetch(next.base)).status).toBe(200)
  next.child.kill('SIGINT')
  expect(await next.ended).toBe(0)
  expect(existsSync(join(dataDir, 'launcher.pid'))).toBe(false)
})

test('what cannot work is said in words, with what to do', async () => {
  const taken = createServer().listen(await freePort())
  const address = taken.address()
  const at = address && typeof address === 'object' ? address.port : 0
  const busy = launcher.launch(at)
  expect(await busy.ended).toBe(1)
  expect(busy.output()).toContain(`端口 ${at} 已被其他程序占用。请用 PORT=`)
  taken.close()

  const away = launcher.launch(await freePort(), {
    DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:1/none',
    DATA_DIR: join(folder, 'other'),
  })
  expect(await away.ended).toBe(1)
  expect(away.output()).toContain('连接不上数据库')

  const wrong = launcher.launch(await freePort(), { SITE_URL: 'ftp://x' })
  expect(await wrong.ended).toBe(1)
  expect(wrong.output()).toContain('SITE_URL')
})
