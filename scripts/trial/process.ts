import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT } from '../launch/node-flags'

/** One of the built programs, which a test can stop, kill and start again. */
export class TrialProcess {
  #child: ChildProcess | null = null

  constructor(
    readonly program: 'web' | 'worker',
    readonly env: Record<string, string>,
    readonly base: string,
  ) {}

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** What it holds of the machine's memory, in bytes. */
  memory(): number {
    const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1]
    return Number(pages) * 1024
  }

  async start(): Promise<void> {
    const file = join('dist', `${this.program}.mjs`)
    if (!existsSync(file)) throw new Error('没有可以试运行的构建。请先运行 npm run build。')
    const child = fork(file, {
      execArgv: BUILT,
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`${file} 没有启动成功（${code}）。`)
    })
    await Promise.race([once(child, 'message'), ended])
    ended.catch(() => undefined)
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
}
