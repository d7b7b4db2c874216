import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { freePort } from '../scripts/db/cluster'
import { SignIn } from './pages/sign-in'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'qingyan-launcher-'))
const dataDir = join(folder, 'data')
const SETTINGS = [
  'DATABASE_URL',
  'SITE_URL',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'AUTH_SECRET',
  'NODE_ENV',
  'npm_lifecycle_event',
]

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

type Running = { child: ChildProcess; output: () => string; base: string; ended: Promise<number | null> }
const running: Running[] = []

function launch(port: number, more: Record<string, string> = {}): Running {
  const env: Record<string, string | undefined> = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    DEMO: 'off',
    ...more,
  }
  for (const name of SETTINGS) if (!(name in more)) delete env[name]
  const child = spawn(process.execPath, ['scripts/start.mjs', '--start'], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const one = { child, output: () => output, base: `http://localhost:${port}`, ended }
  running.push(one)
  return one
}

async function ready(launched: Running): Promise<void> {
  await expect.poll(() => launched.output(), { timeout: 90_000, intervals: [50] }).toContain('青言已就绪')
}

/** Processes that have the data folder on their command line. */
const holders = () => spawnSync('pgrep', ['-f', dataDir], { encoding: 'utf8' }).stdout.trim()

test.afterAll(async () => {
  for (const { child } of running) child.kill('SIGTERM')
  await Promise.all(running.map(({ ended }) => ended))
  rmSync(folder, { recursive: true, force: true })
})

let port = 0
let password = ''

test('a first start prints the admin’s password and both addresses, and it can be used', async ({ page }) => {
  port = await freePort()
  const first = launch(port)
  await ready(first)
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

  const second = launch(await freePort())
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain('正由另一个青言进程')

  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(holders()).toBe('')
})

test('after kill -9 nothing holds the data folder, and the next start recovers without a new password', async () => {
  const killed = launch(port)
  await ready(killed)
  process.kill(Number(readFileSync(join(dataDir, 'launcher.pid'), 'utf8')), 'SIGKILL')
  await killed.ended
  await expect.poll(holders, { timeout: 20_000, intervals: [100] }).toBe('')

  const began = Date.now()
  const next = launch(port)
  await ready(next)
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
  const busy = launch(at)
  expect(await busy.ended).toBe(1)
  expect(busy.output()).toContain(`端口 ${at} 已被其他程序占用。请用 PORT=`)
  taken.close()

  const away = launch(await freePort(), {
    DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:1/none',
    DATA_DIR: join(folder, 'other'),
  })
  expect(await away.ended).toBe(1)
  expect(away.output()).toContain('连接不上数据库')

  const wrong = launch(await freePort(), { SITE_URL: 'ftp://x' })
  expect(await wrong.ended).toBe(1)
  expect(wrong.output()).toContain('SITE_URL')
})
