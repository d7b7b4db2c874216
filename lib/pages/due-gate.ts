import { log } from '@/lib/server/log'
import { inTime } from './in-time'

/** How long a reader waits for what is due (ms); who has waited so long gets the page as it is. */
const PATIENCE = 2_000
/**
 * How long readers pass freely after what was due could not be kept (ms): somebody else is at it, or it has to wait. Twice
 * as long after each further try in vain, up to the second number: what is stuck must not cost readers anything.
 */
const PAUSE = 250
const LONGEST_PAUSE = 8_000
/** How long a first attempt waits for whoever is at it already, the worker or another web process (ms), and its first wait. */
const ELSEWHERE = 1_000
const FIRST_WAIT = 10

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Knows the next moment at which something falls due, and holds every page from that moment on until it has been kept:
 * what is due is what readers see, whether a worker runs or not. The argument: docs/decisions/0030-schedules.md.
 */
export class DueGate {
  readonly #settle: () => Promise<void>
  #next: number | null = null
  #freeUntil = 0
  #pause = PAUSE
  #running: Promise<void> | null = null

  constructor(settle: () => Promise<void>) {
    this.#settle = settle
  }

  /** The next moment, as the database says; null when nothing waits. */
  learn(next: Date | null): void {
    const moment = next?.getTime() ?? null
    if (moment === this.#next) return
    this.#next = moment
    this.#freeUntil = 0
    this.#pause = PAUSE
  }

  /** Whether something is due that readers must not miss. All that the hot path asks. */
  get holds(): boolean {
    if (this.#next === null) return false
    const now = Date.now()
    return now >= this.#next && now >= this.#freeUntil
  }

  /** Resolves when what is due has been kept, or after two seconds; one attempt for everybody who waits. */
  async pass(): Promise<void> {
    this.#running ??= this.#attempt().finally(() => {
      this.#running = null
    })
    await inTime(this.#running, PATIENCE)
  }

  async #attempt(): Promise<void> {
    const until = Date.now() + (this.#pause === PAUSE ? ELSEWHERE : 0)
    try {
      await this.#settle()
      for (let wait = FIRST_WAIT; this.holds && Date.now() + wait <= until; wait *= 2) {
        await sleep(wait)
        await this.#settle()
      }
    } catch (error) {
      log.warn({ err: error }, 'what is due could not be kept before a page was made')
    }
    // Still due: it cannot be kept now. Pages go on without it for a moment.
    if (!this.holds) return
    this.#freeUntil = Date.now() + this.#pause
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2)
  }
}
