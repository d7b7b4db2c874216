import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** A server that restarts is waited for this long, by everybody together; afterwards each request fails at once. */
const PATIENCE = 4_000
const FIRST_PAUSE = 50
const LONGEST_PAUSE = 800

/** Nobody listens; shut down or starting up; too many connections; no answer in time. */
const PASSING = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'])

const isPassing = (error: unknown) => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return PASSING.has(String(code)) || /Connection terminated/.test(String(message))
}

/** All connections were in use for too long: told as by a server that has no more (53300), which passes. */
function asBusy(error: unknown): unknown {
  if (!(error instanceof Error) || error.message !== 'timeout exceeded when trying to connect') return error
  return Object.assign(error, { code: '53300', severity: 'FATAL' })
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

/**
 * A pool that tries again, at uneven intervals, while the server restarts. Only the connecting is repeated: nothing
 * has been asked of the server by then, so nothing can happen twice.
 */
export class PatientPool extends pg.Pool {
  /** When connecting first failed since it last succeeded. */
  #awaySince: number | null = null

  constructor(config: pg.PoolConfig) {
    super(config)
    // A connection that dies while nobody uses it leaves the pool; without a listener it would take the process along.
    this.on('error', () => undefined)
  }

  override connect(): Promise<pg.PoolClient>
  override connect(connected: Connected): void
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    const client = this.#connectPatiently()
    if (!connected) return client
    client.then(
      (one) => connected(undefined, one, (release) => one.release(release as boolean)),
      (error: Error) => connected(error, undefined, () => undefined),
    )
    return undefined
  }

  async #connectPatiently(): Promise<pg.PoolClient> {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      try {
        const client = await super.connect()
        this.#awaySince = null
        return client
      } catch (error) {
        if (!isPassing(error) || this.ending) throw asBusy(error)
        this.#awaySince ??= Date.now()
        const left = this.#awaySince + PATIENCE - Date.now()
        if (left <= 0) throw error
        // Uneven, so that not all who wait come back at the same moment.
        await sleep(Math.min(left, pause * (0.5 + Math.random())))
      }
    }
  }
}
