import { setTimeout as sleep } from 'node:timers/promises'
import type { Commands } from './commands'
import type { Trial } from './trial'

const between = (least: number, most: number) => least + Math.random() * (most - least)

/** What readers met: how often each status, and what none of them should. */
export class Readers {
  readonly counts = new Map<number, number>()
  readonly faults: string[] = []
  /** The longest time during which a page that had been visited was refused, in ms. */
  longestRefusal = 0
  #stopped = false
  readonly #refusedSince = new Map<string, number>()
  readonly #trial: Trial
  readonly #paths: () => string[]

  constructor(trial: Trial, paths: () => string[]) {
    this.#trial = trial
    this.#paths = paths
  }

  stop(): void {
    this.#stopped = true
  }

  /** Reads one page after another, each time through another web process first, as a balancer does. */
  async read(first: number): Promise<void> {
    for (let n = first; !this.#stopped; n++) {
      const paths = this.#paths()
      const path = paths[Math.floor(Math.random() * paths.length)] ?? '/'
      await this.#readOne(path, n)
      await sleep(between(5, 40))
    }
  }

  /** A process that refuses the connection is left out, and the other one asked. */
  async #readOne(path: string, n: number): Promise<void> {
    const { bases } = this.#trial
    for (let tries = 0; tries < bases.length; tries++) {
      const base = bases[(n + tries) % bases.length] ?? ''
      const answer = await fetch(base + path, { signal: AbortSignal.timeout(20_000) }).catch(() => null)
      const text = await answer?.text().catch(() => null)
      if (!answer || text === null || text === undefined) continue
      return this.#note(path, answer, text)
    }
    this.faults.push(`${path}: nobody answered`)
  }

  #note(path: string, { status, headers }: Response, text: string): void {
    this.counts.set(status, (this.counts.get(status) ?? 0) + 1)
    if (status === 503) {
      if (headers.get('retry-after') === null) this.faults.push(`${path}: 503 without Retry-After`)
      const since = this.#refusedSince.get(path) ?? Date.now()
      this.#refusedSince.set(path, since)
      this.longestRefusal = Math.max(this.longestRefusal, Date.now() - since)
      return
    }
    this.#refusedSince.delete(path)
    if (status !== 200 || !text.includes('</html>')) this.faults.push(`${path}: ${status}`)
  }
}

/** Publishes one piece after another; what was acknowledged is remembered with its title. */
export class Publisher {
  readonly acknowledged: { id: number; title: string; at: number }[] = []
  #stopped = false
  readonly #commands: Commands
  readonly #columnId: number

  constructor(commands: Commands, columnId: number) {
    this.#commands = commands
    this.#columnId = columnId
  }

  stop(): void {
    this.#stopped = true
  }

  async publish(): Promise<void> {
    for (let n = 1; !this.#stopped; n++) {
      const title = `连发第 ${n} 篇`
      try {
        const ref = await this.#commands.create({ columnId: this.#columnId, title })
        await this.#commands.publish(ref)
        this.acknowledged.push({ id: ref.id, title, at: Date.now() })
      } catch {
        // Not acknowledged: it may be there or not.
        await sleep(300)
      }
      await sleep(between(200, 600))
    }
  }
}

/** Kills one part after another with -9, and starts it again. */
export class Killer {
  readonly killed: Record<string, number> = {}
  /** While set, the database is spared: a backup that loses it begins anew. */
  sparesDatabase = false
  #stopped = false
  readonly #trial: Trial

  constructor(trial: Trial) {
    this.#trial = trial
  }

  stop(): void {
    this.#stopped = true
  }

  async kill(): Promise<void> {
    const parts = [
      ['killWeb', 'startWeb', 0],
      ['killDatabase', 'startDatabase', undefined],
      ['killWeb', 'startWeb', 1],
      ['killWorker', 'startWorker', undefined],
    ] as const
    for (let n = 0; !this.#stopped; n++) {
      await sleep(between(1_500, 4_000))
      const [end, begin, which] = parts[n % parts.length] ?? parts[0]
      if (end === 'killDatabase' && this.sparesDatabase) continue
      await this.#trial.order(end, which)
      this.killed[end] = (this.killed[end] ?? 0) + 1
      await sleep(between(200, 1_500))
      await this.#trial.order(begin, which)
    }
  }
}
