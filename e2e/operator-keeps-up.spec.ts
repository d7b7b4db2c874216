import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { freePort, postmasterPid } from '../scripts/db/cluster'
import { SignIn } from './pages/sign-in'
import { cms } from './support/command-line'
import { Launcher, type Running } from './support/launched'

const launcher = new Launcher()
const { dataDir } = launcher
const EMAIL = 'admin@qingyan.example'
const GIVEN = 'Given for the 1st start'
const OWN = 'A bridge of 7 willows'
let running: Running
let port = 0

test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)
test.beforeAll(async () => {
  port = await freePort()
  running = launcher.launch(port, { ADMIN_PASSWORD: GIVEN })
  await launcher.ready(running)
})
test.afterAll(() => launcher.close())

const command = (...args: string[]) => cms(args, { DATA_DIR: dataDir, DATABASE_URL: '', PORT: String(port) })
const secret = () => readFileSync(join(dataDir, 'auth-secret'), 'utf8').split('\n')[0] ?? ''

async function restart(): Promise<void> {
  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
  running = launcher.launch(port)
  await launcher.ready(running)
}

async function signIn(page: Page, given?: string): Promise<void> {
  await page.goto(`${running.base}/admin`)
  const form = new SignIn(page, given ?? OWN)
  await form.signIn(EMAIL)
  if (given) {
    await page.waitForURL(/\/sign-in\/password/)
    await form.changeOwed(OWN)
  }
  await expect(page).toHaveURL(`${running.base}/admin`)
}

test('PostgreSQL killed with -9 is started again by itself, and the site goes on (R-02)', async () => {
  const [elsewhere] = /\/[^\s:]+/.exec(readNote()) ?? []
  process.kill(postmasterPid(elsewhere ?? join(dataDir, 'postgres')), 'SIGKILL')
  await expect.poll(() => running.output(), { timeout: 30_000 }).toContain('✓ PostgreSQL 已恢复')
  const health = async () => (await fetch(`${running.base}/api/health`)).status
  await expect.poll(health, { timeout: 30_000 }).toBe(200)
})

function readNote(): string {
  try {
    return readFileSync(join(dataDir, 'postgres-is-elsewhere.txt'), 'utf8')
  } catch {
    return ''
  }
}

test('the session secret is changed: whoever is signed in stays so, unless the old one is known to somebody', async ({
  page,
}) => {
  await signIn(page, GIVEN)
  const first = secret()
  const rotated = await command('secrets', 'rotate')
  expect([rotated.status, rotated.said]).toEqual([0, expect.stringContaining('已登录的人不受影响')])
  expect(secret()).not.toBe(first)
  await restart()
  await page.goto(`${running.base}/admin/articles`)
  await expect(page).toHaveURL(/\/admin\/articles$/)

  expect((await command('secrets', 'rotate', '--leaked')).said).toContain('所有人都要重新登录')
  await restart()
  await page.goto(`${running.base}/admin/articles`)
  await expect(page).toHaveURL(/\/sign-in/)
  await signIn(page)
})

test('the doctor knows this newsroom, a backup of it is tried and restored, and no secret is ever printed (S-62)', async ({
  page,
}) => {
  const before = await command('doctor')
  expect([before.status, before.said]).toEqual([1, expect.stringContaining('✗ 还没有备份')])
  const backup = await command('backup', '--verify')
  expect([backup.status, backup.said]).toEqual([0, expect.stringContaining('可以恢复')])
  const after = await command('doctor')
  expect(after.said).toContain('✓ 最近有备份')

  const refused = await command('restore', 'nothing')
  expect([refused.status, refused.said]).toEqual([1, expect.stringContaining('正由另一个青言进程')])
  running.child.kill('SIGTERM')
  await running.ended
  const [, name = ''] = /backups\/(\d{8}T\d{6}Z)/.exec(backup.said) ?? []
  const restored = await command('restore', name, '--replace')
  expect([restored.status, restored.said]).toEqual([0, expect.stringContaining('原来的数据库改名为')])
  running = launcher.launch(port)
  await launcher.ready(running)
  await page.goto(`${running.base}/admin`)
  await expect(page).toHaveURL(/\/sign-in/)
  await signIn(page)
  await page.goto(`${running.base}/admin/audit`)
  await expect(page.getByText(`用备份 ${name} 恢复了全部内容`)).toBeVisible()

  const printed = [running.output(), before.said, backup.said, after.said, restored.said].join('\n')
  const databasePassword = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim()
  for (const kept of [secret(), databasePassword, GIVEN, OWN]) expect(printed).not.toContain(kept)
})
