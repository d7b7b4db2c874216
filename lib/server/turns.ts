/** Too many wait for their turn already. */
export class Busy extends Error {
  override name = 'Busy'
}

type Bounds = { atOnce: number; mostWaiting: number }

/** Lets a few work at once; the others wait in order, and who comes when too many wait is refused. */
export class Turns {
  readonly #bounds: Bounds
  #working = 0
  readonly #waiting: (() => void)[] = []

  constructor(bounds: Bounds) {
    this.#bounds = bounds
  }

  /** Does the work when its turn has come; throws Busy when the queue is full. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#working < this.#bounds.atOnce) this.#working++
    else {
      if (this.#waiting.length >= this.#bounds.mostWaiting) throw new Busy('too many are waiting')
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody who comes meanwhile takes it.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#working--
    }
  }
}
