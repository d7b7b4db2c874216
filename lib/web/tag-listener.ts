import pg from 'pg'
import { TAG_CHANNEL } from '@/lib/pages/expire'
import type { PageStore } from '@/lib/pages/store'
import type { TagRow } from '@/lib/pages/tag-clock'
import { log } from '@/lib/server/log'

/** A page that was withdrawn while no process ran is worse than a start that waits for a busy database. */
const FIRST_CONTACT = 10_000
const LOOK_EVERY = 3_000
const QUERY_TIMEOUT = 3_000
const FIRST_PAUSE = 100
const LONGEST_PAUSE = 1_000

// A restored backup or a promoted standby hands out transaction ids anew: it is another database to the store.
const IDENTITY = `
  SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8)
    || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity,
    pg_current_snapshot()::text AS snapshot`

// One statement, so that rows and snapshot belong together.
const CHANGES = `
  SELECT pg_current_snapshot()::text AS snapshot, tag, xid, hard_xid,
    (SELECT min(due_at) FROM schedules WHERE state = 'PENDING') AS next_due
  FROM (SELECT) AS one LEFT JOIN cache_tags
    ON xid >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint AND NOT pg_visible_in_snapshot(xid::text::xid8, $1::pg_snapshot)`

const CHANGED = 'SELECT EXISTS (SELECT FROM cache_tags WHERE tag = ANY($1) AND xid >= $2) AS changed'

type ChangeRow = {
  snapshot: string
  tag: string | null
  xid: string | null
  hard_xid: string | null
  next_due: Date | null
}

/** One process's ear at the tag table: a connection of its own that listens, reads what has changed, and comes back. */
export class TagListener {
  readonly #url: string
  readonly #store: () => PageStore
  #client: pg.Client | null = null
  #stopped = false
  #wake: () => void = () => undefined
  #heard = false
  #running: Promise<void> | null = null
  /** Who waits for the next look that begins. */
  #waiting: (() => void)[] = []

  constructor(url: string, store: () => PageStore) {
    this.#url = url
    this.#store = store
  }

  /** Starts listening; resolves when the first changes have been read, or after ten seconds without a database. */
  async start(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const first = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FIRST_CONTACT)
      this.#running = this.#run(resolve)
    })
    await first.finally(() => clearTimeout(timer))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake()
    await this.#running
  }

  /** Whether one of the tags was changed by a transaction at or above the watermark; throws without a connection. */
  async changed(tags: string[], watermark: bigint): Promise<boolean> {
    if (!this.#client) throw new Error('the database is away')
    const { rows } = await this.#client.query<{ changed: boolean }>(CHANGED, [tags, String(watermark)])
    return rows[0]?.changed !== false
  }

  /** Looks at the database; resolves when everything that was committed before the call has been taken in, or is lost. */
  look(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#heard = true
      this.#wake()
    })
  }

  async #run(first: () => void): Promise<void> {
    let pause = FIRST_PAUSE
    while (!this.#stopped) {
      const client = new pg.Client({
        connectionString: this.#url,
        connectionTimeoutMillis: 2_000,
        query_timeout: QUERY_TIMEOUT,
        keepAlive: true,
        application_name: 'qingyan page store',
      })
      try {
        await this.#listen(client, () => {
          pause = FIRST_PAUSE
          first()
        })
      } catch (error) {
        const { clock } = this.#store()
        if (clock.connected || pause === FIRST_PAUSE)
          log.warn({ err: error }, 'page store: no connection to the database')
      }
      this.#store().clock.connected = false
      this.#client = null
      await client.end().catch(() => undefined)
      if (!this.#stopped) await this.#sleep(pause)
      pause = Math.min(LONGEST_PAUSE, pause * 2)
    }
  }

  async #listen(client: pg.Client, ready: () => void): Promise<void> {
    let lost: Error | null = null
    const lose = (error?: Error) => {
      lost = error ?? new Error('connection ended')
      // At once: from here on nobody knows what is fresh.
      this.#store().clock.connected = false
      this.#wake()
    }
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', () => {
      this.#heard = true
      this.#wake()
    })
    await client.connect()
    await client.query(`LISTEN ${TAG_CHANNEL}`)
    let since = await this.#meet(client)
    this.#client = client
    while (!this.#stopped && !lost) {
      this.#heard = false
      since = await this.#read(client, since)
      ready()
      if (!this.#heard && !lost && !this.#stopped) await this.#sleep(LOOK_EVERY)
    }
    if (lost) throw lost
  }

  async #meet(client: pg.Client): Promise<string> {
    const { rows } = await client.query<{ identity: string; snapshot: string }>(IDENTITY)
    const { identity = '', snapshot = '' } = rows[0] ?? {}
    return this.#store().connectedTo(identity, snapshot)
  }

  /** Hands over what has changed since a snapshot; returns the snapshot this was read from. */
  async #read(client: pg.Client, since: string): Promise<string> {
    const waiting = this.#waiting.splice(0)
    try {
      const { rows } = await client.query<ChangeRow>(CHANGES, [since])
      const changes = rows.flatMap(({ tag, xid, hard_xid }): TagRow[] =>
        tag === null || xid === null
          ? []
          : [{ tag, xid: BigInt(xid), hardXid: hard_xid === null ? null : BigInt(hard_xid) }],
      )
      const { snapshot = since, next_due = null } = rows[0] ?? {}
      await this.#store().take(changes, snapshot)
      this.#store().due.learn(next_due)
      return snapshot
    } finally {
      for (const done of waiting) done()
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
