import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { listenToCommands } from '@/test/command-line'
import { makeColumn, makePublished } from '@/test/newsroom'
import { speakChinese } from './chinese'
import { searchCommand } from './search'

const said = listenToCommands()
const run = (...args: string[]) => searchCommand().parseAsync(args, { from: 'user' })

test('check tells what is not in order by its exit status, and reindex mends it', async () => {
  const { id } = await makePublished({ columnId: (await makeColumn()).id, title: '命令行对账' })
  await run('check')
  expect([process.exitCode, said.at(-1)]).toEqual([0, '✓ 索引与稿件一致'])
  await db.searchDocument.deleteMany({ where: { articleId: id, scope: 'PUBLIC' } })
  await run('check')
  expect(process.exitCode).toBe(1)
  expect(said).toContain('✗ 1 篇已发布的文章不在读者索引里')
  process.exitCode = 0
  await run('reindex')
  expect(said.at(-1)).toContain('已重新编入 1 篇')
  await run('check')
  expect([process.exitCode, said.at(-1)]).toEqual([0, '✓ 索引与稿件一致'])
  await run('reindex', '--all')
  expect(said.at(-1)).toContain(`已重新编入 ${await db.article.count()} 篇`)
  expect(await db.searchSuggestion.count({ where: { text: '命令行对账' } })).toBe(1)
})

test('the help is in Chinese and names both commands', () => {
  const help = speakChinese(searchCommand()).helpInformation()
  for (const word of ['用法：', 'reindex', 'check', '退出状态为 1']) expect(help).toContain(word)
})
