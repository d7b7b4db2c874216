import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { listenToCommands } from '@/test/command-line'
import { makeColumn } from '@/test/newsroom'
import { auditCommand } from './audit'
import { speakChinese } from './chinese'

const said = listenToCommands()
const run = (...args: string[]) => auditCommand().parseAsync(args, { from: 'user' })

/** What commander says to a wrong option, in Chinese. */
async function refusal(...args: string[]): Promise<string> {
  let text = ''
  const command = speakChinese(auditCommand())
  for (const one of [command, ...command.commands]) {
    one.exitOverride()
    const { outputError } = one.configureOutput()
    one.configureOutput({
      writeErr: () => {},
      outputError: (message, write) => {
        outputError?.(message, (told) => {
          text += told
        })
        write('')
      },
    })
  }
  await command.parseAsync(args, { from: 'user' }).catch(() => {})
  return text.trim()
}

test('verify prints what to note down, takes it back, and tells a changed log by its exit status', async () => {
  await makeColumn()
  await makeColumn()
  await run('verify')
  expect(process.exitCode).toBe(0)
  expect(said[0]).toMatch(/^✓ 操作日志完整：链上 (\d+) 环，事件 \1 条，已按规定清理 0 条登录记录。$/)
  const head = said[1]?.split('\n')[1] ?? ''
  await run('verify', '--head', head)
  expect(process.exitCode).toBe(0)
  await run('verify', '--head', `1:${'0'.repeat(64)}`)
  expect([process.exitCode, said.at(-2)]).toEqual([
    1,
    '✗ 与您记下的校验值不符：链被整个重写过，或者末尾被删除了（链序号 1，事件 1）。',
  ])
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`UPDATE audit_events SET actor_name = '乙' WHERE id = 2`,
  ])
  process.exitCode = 0
  await run('verify')
  expect([process.exitCode, said.at(-2)]).toEqual([
    1,
    '✗ 这条事件的内容与链上记下的不符，被人改过（链序号 2，事件 2）。',
  ])
  expect(said.at(-1)).toContain('停止写入')
})

test('prune says what it did, and refuses what must be kept', async () => {
  await run('prune', '--before', '2001-01-01')
  expect([process.exitCode, said.at(-1)]).toEqual([0, '没有可以清理的登录记录。'])
  await db.auditEvent.create({
    data: {
      ...{
        at: new Date('2020-01-01'),
        action: 'session.open',
        subject: 'user',
        subjectId: '1',
        actorName: '甲',
      },
    },
  })
  await run('prune', '--before', '2020-02-01')
  expect(said.at(-1)).toBe('已清理 1 条登录记录，这次清理也记入了操作日志。')
  await run('prune', '--before', '2999-01-01')
  expect(process.exitCode).toBe(1)
  expect(said.at(-1)).toMatch(/^日志至少保留 184 天：最多只能清理 \d{4}-\d\d-\d\d 以前的登录记录/)
})

test('options that cannot be read are refused in Chinese', async () => {
  expect(await refusal('prune')).toBe('缺少选项：--before <日期>')
  expect(await refusal('prune', '--before', '2026-2-30')).toBe(
    '选项 --before <日期> 的内容“2026-2-30”不对：日期请写成 2026-01-31',
  )
  expect(await refusal('verify', '--head', 'x')).toMatch(/^选项 --head <上次的一行> 的内容“x”不对：请照抄/)
})
