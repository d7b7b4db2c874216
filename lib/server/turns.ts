/** Too many wait for their turn already, or it did not come in time. */
export class Busy extends Error {
  override name = 'Busy'
}

type Bounds = {
  atOnce: number
  mostWaiting: number
  /** How long somebody waits at the most (ms); as long as it takes when left out. */
  longestWait?: number
}

/** Lets a few work at once; the others wait in order, and who comes when too many wait is refused. */
export class Turns {
  readonly #bounds: Bounds
  #working = 0
  readonly #waiting = new Set<() => void>()

  constructor(bounds: Bounds) {
    this.#bounds = bounds
  }

  /** Does the work when its turn has come; throws Busy when the queue is full, or when it has waited too long. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#working < this.#bounds.atOnce) this.#working++
    else await this.#wait()
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody who comes meanwhile takes it.
      const [next] = this.#waiting
      if (next) next()
      else this.#working--
    }
  }

  #wait(): Promise<void> {
    const { mostWaiting, longestWait } = this.#bounds
    if (this.#waiting.size >= mostWaiting) throw new Busy('too many are waiting')
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer)
        this.#waiting.delete(begin)
      }
      const begin = () => {
        leave()
        resolve()
      }
      const timer = longestWait
        ? setTimeout(() => {
            leave()
            reject(new Busy('waited too long'))
          }, longestWait)
        : undefined
      this.#waiting.add(begin)
    })
  }
}
