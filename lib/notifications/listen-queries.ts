import pg from 'pg'
import { endedAmong } from '@/lib/auth/queries'
import { SESSION_CHANNEL } from '@/lib/auth/session-commands'
import { env } from '@/lib/env'
import { log } from '@/lib/server/log'
import { isSameNews, type News, NO_NEWS } from './news'
import { EVERYBODY, INBOX_CHANNEL } from './notify-commands'
import { countNews } from './queries'

type Window = (news: News) => void

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 10_000
/** A connection that nobody has needed for so long is given back. */
const IDLE = 60_000

/**
 * One process's ear at all inboxes and sessions: a connection that listens while any window of the desk is open here. An
 * inbox that has changed is counted once, however many windows show it, and nothing is asked while nothing changes.
 */
export class InboxEar {
  /** By person: each of their windows, with what it was told last. */
  readonly #windows = new Map<number, Map<Window, News | null>>()
  readonly #changed = new Set<number>()
  /** By session: what ends the streams that were opened in it. */
  readonly #sessions = new Map<string, Set<() => void>>()
  #client: pg.Client | null = null
  #pause = FIRST_PAUSE
  #settling = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(readonly url: string) {}

  /** Tells a window what waits for its person: now, and whenever that changes. Gives what ends it. */
  open(userId: number, window: Window): () => void {
    const windows = this.#windows.get(userId) ?? new Map<Window, News | null>()
    this.#windows.set(userId, windows.set(window, null))
    this.#listen()
    this.#count([userId])
    return () => {
      windows.delete(window)
      if (windows.size === 0 && this.#windows.get(userId) === windows) this.#windows.delete(userId)
      this.#rest()
    }
  }

  /** Calls `ended` when the session ends before its time. Gives what stops waiting for it. */
  watch(sessionId: string, ended: () => void): () => void {
    const streams = this.#sessions.get(sessionId) ?? new Set()
    this.#sessions.set(sessionId, streams.add(ended))
    this.#listen()
    return () => {
      streams.delete(ended)
      if (streams.size === 0 && this.#sessions.get(sessionId) === streams) this.#sessions.delete(sessionId)
      this.#rest()
    }
  }

  get #idle(): boolean {
    return this.#windows.size === 0 && this.#sessions.size === 0
  }

  #rest(): void {
    if (this.#idle) this.#later(IDLE, () => this.#close())
  }

  #later(ms: number, run: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(run, ms)
    this.#timer.unref()
  }

  #close(): void {
    if (!this.#idle) return
    const client = this.#client
    this.#client = null
    void client?.end().catch(() => undefined)
  }

  #listen(): void {
    if (this.#client) return
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'qingyan inbox',
    })
    this.#client = client
    const lose = (err?: unknown) => {
      if (this.#client !== client) return
      this.#client = null
      void client.end().catch(() => undefined)
      if (this.#idle) return
      log.warn({ err }, 'inbox: no connection to the database')
      this.#later(this.#pause, () => this.#listen())
      this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2)
    }
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === SESSION_CHANNEL) this.#end(payload)
      else this.#count(payload === EVERYBODY ? [...this.#windows.keys()] : payload.split(',').map(Number))
    })
    client
      .connect()
      .then(() => client.query(`LISTEN ${INBOX_CHANNEL}; LISTEN ${SESSION_CHANNEL}`))
      .then(() => {
        this.#pause = FIRST_PAUSE
        // What was said before the ear was there.
        this.#count([...this.#windows.keys()])
        return endedAmong([...this.#sessions.keys()].filter(Boolean))
      })
      .then((missed) => {
        for (const id of missed) this.#end(id)
      })
      .catch(lose)
  }

  #end(sessionId: string): void {
    for (const ended of [...(this.#sessions.get(sessionId) ?? [])]) ended()
  }

  #count(userIds: number[]): void {
    for (const id of userIds) if (this.#windows.has(id)) this.#changed.add(id)
    if (this.#settling || this.#changed.size === 0) return
    this.#settling = true
    void this.#settle().finally(() => {
      this.#settling = false
    })
  }

  #tell(userId: number, news: News): void {
    const windows = this.#windows.get(userId)
    for (const [window, told] of windows ?? []) {
      if (isSameNews(told, news)) continue
      windows?.set(window, news)
      window(news)
    }
  }

  /** The database was away for a moment; windows keep the numbers they have. */
  #countLater(ids: number[]): void {
    setTimeout(() => this.#count(ids), LONGEST_PAUSE).unref()
  }

  async #settle(): Promise<void> {
    while (this.#changed.size > 0) {
      const ids = [...this.#changed]
      this.#changed.clear()
      const counts = await countNews(ids).catch((err: unknown) => {
        log.warn({ err }, 'inbox: could not count')
        return null
      })
      if (!counts) return this.#countLater(ids)
      for (const id of ids) this.#tell(id, counts.get(id) ?? NO_NEWS)
    }
  }
}

// Kept on globalThis: each of Next's bundles loads this file, and they share one connection.
const holder = globalThis as typeof globalThis & { qingyanInboxEar?: InboxEar }

/** The one ear of this process. */
export function inboxEar(): InboxEar {
  holder.qingyanInboxEar ??= new InboxEar(env.DATABASE_URL)
  return holder.qingyanInboxEar
}
