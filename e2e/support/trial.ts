import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Actor } from '../../lib/auth/permissions'
import { FROM_SOURCE } from '../../scripts/launch/node-flags'
import type { CommandOrder } from '../../scripts/trial/main'
import type { TrialOptions } from '../../scripts/trial/newsroom'
import { TrialDatabase } from './trial-database'

type Reply = { id: number; result?: unknown; error?: string }
type Order =
  | 'killDatabase'
  | 'stopDatabase'
  | 'startDatabase'
  | 'killWorker'
  | 'startWorker'
  | 'killWeb'
  | 'stopWeb'
  | 'startWeb'

/** A newsroom that runs beside the tests, and what can be done to it. */
export class Trial {
  readonly #child: ChildProcess
  #orders = 0
  bases: string[] = []
  databaseUrl = ''
  /** Its PostgreSQL, without a database. */
  server = ''
  /** Where its files lie. */
  folder = ''
  readonly database = new TrialDatabase(() => this.databaseUrl)

  private constructor() {
    const root = join(import.meta.dirname, '..', '..')
    this.#child = fork(join(root, 'scripts', 'trial', 'main.ts'), {
      cwd: root,
      // Carries dates as dates.
      serialization: 'advanced',
      execArgv: FROM_SOURCE,
    })
    this.#child.setMaxListeners(0)
  }

  /** The address of the first web process. */
  get base(): string {
    return this.bases[0] ?? ''
  }

  /** One whose database lies in the PostgreSQL of the demo newsroom, where none of its own is asked for. */
  static async open({
    ownServer = false,
    ...options
  }: TrialOptions & { ownServer?: boolean }): Promise<Trial> {
    const trial = new Trial()
    const server = ownServer || options.durable ? undefined : process.env.E2E_SERVER
    Object.assign(trial, await trial.#send('open', { ...options, server }))
    return trial
  }

  async order(order: Order, argument?: number): Promise<void> {
    await this.#send(order, argument)
  }

  /** Runs a command of lib in the newsroom's own process, as the system. */
  async command<T>(file: string, name: string, ...input: unknown[]): Promise<T> {
    return (await this.#send('command', { file, name, input } satisfies CommandOrder)) as T
  }

  /** The memory of the first web process, in bytes. */
  async memory(): Promise<number> {
    return (await this.#send('memory', null)) as number
  }

  /** Runs a command as somebody of the newsroom would. */
  async commandBy<T>(by: Actor, file: string, name: string, ...input: unknown[]): Promise<T> {
    return (await this.#send('command', { file, name, input, by } satisfies CommandOrder)) as T
  }

  async close(): Promise<void> {
    await this.#send('close', null)
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }

  #send(order: string, argument: unknown): Promise<unknown> {
    const id = this.#orders++
    const reply = new Promise((resolve, reject) => {
      const hear = (message: Reply) => {
        if (message.id !== id) return
        this.#child.off('message', hear)
        if (message.error) reject(new Error(message.error))
        else resolve(message.result)
      }
      this.#child.on('message', hear)
      this.#child.once('exit', () => reject(new Error('the trial newsroom ended')))
    })
    this.#child.send({ id, order, argument })
    return reply
  }
}
