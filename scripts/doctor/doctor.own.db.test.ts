import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'

vi.hoisted(() => {
  process.env.AUTH_SECRET = 'a secret that is given by the environment'
  process.env.SITE_URL = 'http://news.example.cn'
})

import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { listenToCommands } from '@/test/command-line'
import { makeUser } from '@/test/newsroom'
import { doctorCommand } from '../cms/doctor'
import { secretsCommand } from '../cms/secrets'
import { readSecrets, secretsFile } from '../launch/secrets'
import { gatherFacts } from './gather'

const said = listenToCommands()

test('the facts are those of this machine and this database', async () => {
  await makeUser('ADMIN')
  await db.user.create({
    data: {
      email: 'one@qingyan.example',
      name: '演示',
      role: 'EDITOR',
      passwordHash: 'none',
      totpSealed: 'by another newsroom',
    },
    select: { id: true },
  })
  readSecrets(env.DATA_DIR)
  writeFileSync(join(env.DATA_DIR, 'postgres-password'), 'x')
  chmodSync(join(env.DATA_DIR, 'postgres-password'), 0o644)
  const facts = await gatherFacts(process.env, new Date())
  // The database of these tests is thrown away afterwards, and says so.
  expect(facts.database).toMatchObject({ version: 18, local: true, superuser: true, own: false, pool: 10 })
  expect(facts.database.unsafe).toEqual(['fsync', 'full_page_writes', 'synchronous_commit'])
  expect(facts.people).toEqual({ admins: 1, demo: 1, lostFactors: 1 })
  expect(facts.openFiles).toEqual([join(env.DATA_DIR, 'postgres-password')])
  expect([facts.newestBackup, facts.siteUrl, facts.belowFloor]).toEqual([null, 'http://news.example.cn', []])
})

test('the doctor says what is bad and what to do, and its exit status tells a script', async () => {
  await doctorCommand().parseAsync([], { from: 'user' })
  expect(process.exitCode).toBe(1)
  expect(said).toContainEqual(expect.stringMatching(/^✗ 网站地址不是 https[\s\S]+SITE_URL/))
  expect(said).toContainEqual('✓ 会话密钥够长')
  expect(said.at(-1)).toMatch(/查了 \d+ 项：\d+ 项须马上处理/)
  expect(said.join('\n')).not.toContain(env.AUTH_SECRET)
})

test('a secret of the environment is changed by hand; the own one by the command, which is recorded without it', async () => {
  await secretsCommand().parseAsync(['rotate'], { from: 'user' })
  expect([process.exitCode, said.join()]).toEqual([
    1,
    expect.stringMatching(/把原来的写进 AUTH_SECRET_PREVIOUS，加上 AUTH_SECRET_PREVIOUS_UNTIL=\S+Z，/),
  ])

  process.exitCode = 0
  writeFileSync(secretsFile(env.DATA_DIR), `${env.AUTH_SECRET}\n`, { mode: 0o600 })
  await secretsCommand().parseAsync(['rotate'], { from: 'user' })
  expect([process.exitCode, said.join()]).toEqual([0, expect.stringContaining('已登录的人不受影响')])
  const { current, previous } = readSecrets(env.DATA_DIR)
  expect([current === env.AUTH_SECRET, previous?.secret]).toEqual([false, env.AUTH_SECRET])
  const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'secret.rotate' } })
  expect(event.data).toEqual({ leaked: false })
  expect(
    [
      said.join(),
      JSON.stringify(event, (_key, value) => (typeof value === 'bigint' ? Number(value) : value)),
    ].join(),
  ).not.toContain(current)
})
