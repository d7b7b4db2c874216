import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { listenToCommands } from '@/test/command-line'
import { fresh, makeUser } from '@/test/newsroom'
import { usersCommand } from './users'

const said = listenToCommands()
const run = (...args: string[]) => usersCommand().parseAsync(args, { from: 'user' })

const folder = mkdtempSync(join(tmpdir(), 'qingyan-people-'))
afterAll(() => rmSync(folder, { recursive: true }))

const given = { ...env }
beforeEach(
  () => void Object.assign(env, { SMTP_URL: 'smtp://127.0.0.1:2525', SMTP_FROM: 'desk@example.org' }),
)
afterEach(() => void Object.assign(env, given))

function people(...lines: string[]): string {
  const path = join(folder, `${fresh('people')}.csv`)
  writeFileSync(path, ['姓名,邮箱,角色', ...lines].join('\n'))
  return path
}

test('import says of each line what becomes of it, does it without --dry-run alone, and ends with 1 for a wrong one', async () => {
  const email = `${fresh('one')}@example.org`
  const path = people(`沈一,${email},编辑`, '坏,不是邮箱,编辑')
  await run('import', path, '--dry-run')
  expect(said).toEqual([
    `✓ 第 2 行 新建并邀请  沈一 · ${email} · 编辑`,
    '✗ 第 3 行 有误  坏 · 不是邮箱：请填写有效的邮箱地址',
    '共 2 行：新建并邀请 1，有误 1。（只检查，没有新建）',
  ])
  expect(process.exitCode).toBe(1)
  expect(await db.user.count({ where: { email } })).toBe(0)

  await run('import', path, '--json')
  expect(JSON.parse(said[3] ?? '')).toMatchObject({ line: 2, email, outcome: 'new' })
  const { mails } = await db.user.findUniqueOrThrow({ where: { email }, select: { mails: true } })
  expect(mails).toMatchObject([{ kind: 'INVITE', state: 'PENDING' }])
})

test('import ends with 0 when every line is right, and names a file that is not there', async () => {
  await run('import', people(`沈二,${fresh('two')}@example.org,作者`))
  expect(process.exitCode).toBe(0)
  await run('import', 'nowhere.csv')
  expect(said.at(-1)).toBe('没有这个文件：nowhere.csv')
  expect(process.exitCode).toBe(1)
})

test('reset-password gives a password that has to be changed, and ends the sign-ins; a stranger gets a sentence', async () => {
  const { id } = await makeUser('ADMIN')
  const { email, passwordHash } = await db.user.findUniqueOrThrow({ where: { id } })
  await run('reset-password', email)
  expect(said[0]).toMatch(/的新密码：[\w-]{16}\n所有设备都已退出登录。首次登录时须换成自己的密码。$/)
  const after = await db.user.findUniqueOrThrow({ where: { id } })
  expect(after.passwordHash).not.toBe(passwordHash)
  await run('reset-second-factor', 'nobody@example.org')
  expect(said[1]).toBe('没有邮箱为 nobody@example.org 的账号。')
  expect(process.exitCode).toBe(1)
})
