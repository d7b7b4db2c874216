import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Failure } from '../launch/failure'
import { FROM_SOURCE } from '../launch/node-flags'

/** Runs one of the programs of this folder with another database as the newsroom’s; gives the last line it printed. */
export async function runOn(
  url: string,
  program: 'inspect.ts' | 'finish.ts',
  args: string[],
): Promise<string> {
  const child = spawn(process.execPath, [...FROM_SOURCE, join(import.meta.dirname, program), ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'close')])
  if (status !== 0) throw new Failure('恢复出来的数据库没有检查完，原因见上；原来的数据库没有改动。')
  return said.trim().split('\n').at(-1) ?? ''
}
