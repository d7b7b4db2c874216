import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure'

type Program = { name: string; file: string; execArgv?: string[]; env: NodeJS.ProcessEnv }

/** Longer than a web process takes to let saves finish (lib/web/drain.ts), once it has begun to. */
const PATIENCE = 25_000
const START_PATIENCE = 60_000
const LONGEST_PAUSE = 30_000
/** A process that lived this long had started well; its next crash counts as the first. */
const HEALTHY_AFTER = 60_000

/** One program that is kept running: started again when it ends by itself, with growing pauses. */
export class Child {
  readonly #program: Program
  #process: ChildProcess | null = null
  #stopping = false
  #crashes = 0

  constructor(program: Program) {
    this.#program = program
  }

  /** Starts the program; resolves when it says that it is ready. */
  async start(): Promise<void> {
    const began = Date.now()
    const child = this.#fork()
    const ready = once(child, 'message')
    const ended = once(child, 'exit').then(() => {
      throw new Failure(`${this.#program.name}没有启动成功，原因见上面的日志。`)
    })
    const late = sleep(START_PATIENCE, undefined, { ref: false }).then(() => {
      throw new Failure(`${this.#program.name}在 ${START_PATIENCE / 1000} 秒内没有就绪，原因见上面的日志。`)
    })
    await Promise.race([ready, ended, late])
    child.on('exit', (code, signal) => void this.#revive(code, signal, began))
    ended.catch(() => undefined)
  }

  #fork(): ChildProcess {
    const { file, execArgv = [], env } = this.#program
    this.#process = fork(file, { execArgv, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    return this.#process
  }

  async #revive(code: number | null, signal: string | null, began: number): Promise<void> {
    if (this.#stopping) return
    if (Date.now() - began > HEALTHY_AFTER) this.#crashes = 0
    const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** this.#crashes++)
    console.error(`✗ ${this.#program.name}意外退出（${signal ?? code}），${pause / 1000} 秒后重新启动…`)
    await sleep(pause)
    if (this.#stopping) return
    const child = this.#fork()
    const again = Date.now()
    child.once('message', () => console.error(`✓ ${this.#program.name}已恢复`))
    child.on('exit', (nextCode, nextSignal) => void this.#revive(nextCode, nextSignal, again))
  }

  /** Asks the program to end, and makes it after a while. */
  async stop(): Promise<void> {
    this.#stopping = true
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    const delay = Number(this.#program.env.STOP_DELAY ?? 0) * 1_000
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE + delay)
    await gone
    clearTimeout(timer)
  }
}
