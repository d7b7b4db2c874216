import { randomBytes } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { makeEntry, REVALIDATE } from '@/lib/pages/entry'
import { type ReaderRequest, readerRequest } from '@/lib/pages/routes'
import type { PageStore } from '@/lib/pages/store'
import { ASKED_HEADER } from '@/lib/server/asked-path'
import { ADDRESS_HEADER, clientAddress, type TrustedProxies } from '@/lib/server/client-address'
import { log } from '@/lib/server/log'
import { Busy } from '@/lib/server/turns'
import { VIEWS_PATH } from '@/lib/views/schema'
import { cleanse, isForTokens, isPayload, isVerb, refusalOf } from './admission'
import { DeskGate } from './gate'
import { isStoredPath, sendStored } from './media-files'
import type { NextRenderer } from './next-renderer'
import { isSearch, sendPlain, sendUnreadable } from './plain-pages'
import { LIVE, READY, sendBusy, sendProbe, sendRefusal } from './probes'
import { deskHeaders, deskPolicy, SECRET_HEADERS } from './security-headers'
import { sendEntry } from './send'
import type { StaticFiles } from './static-files'
import type { ViewCounter } from './view-counter'

type Parts = {
  store: PageStore
  renderer: Pick<NextRenderer, 'render'>
  files: StaticFiles
  views: Pick<ViewCounter, 'answer'>
  /** Whose word on where a request comes from is taken. */
  proxies: TrustedProxies
  /** Everything that is not for readers. */
  next: RequestListener
}

const LONGEST_URL = 2_048
const MOST_KEYS = 20_000
const LONGEST_KEY = 256
/** An address as it may stand in the log. */
const withoutSecret = (url = '') => url.replace(/(\/(?:preview|api\/calendar|sign-in\/link)\/)[^/?]+/, '$1…')
/** Whether an answer is read by a script and not looked at, as that to a form that was sent without one. */
const forScript = ({ headers }: IncomingMessage, path: string) =>
  isForTokens(path) || (path.startsWith('/api/') && !headers.accept?.includes('text/html'))

/** Answers every request: readers from the page store, files from memory, the desk and the APIs by Next. */
export class Front {
  readonly #parts: Parts
  /** Keys of addresses as they come, so that a frequent one is not parsed again. */
  readonly #keys = new Map<string, string>()
  readonly #process = randomBytes(4).toString('hex')
  readonly #gate = new DeskGate()
  #requests = 0
  /** Changes under way: these are waited for when the process is told to stop. */
  writing = 0
  /** Set when the process is about to stop: connections are not kept, and it is ready no more. */
  stopping = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The server around this front, with limits on what a request may take. */
  listen(port: number): Promise<Server> {
    const server = createServer(
      {
        requestTimeout: 120_000,
        headersTimeout: 10_000,
        keepAliveTimeout: 65_000,
        // Next would answer an upgrade behind our back; nothing here speaks anything but HTTP.
        shouldUpgradeCallback: () => false,
      },
      this.handle,
    )
    server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
      sendUnreadable(socket, error.code, this.#id()),
    )
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, () => resolve(server))
    })
  }

  /** The hot path: a page that is in memory and fresh is sent at once; everything else goes its own way. */
  readonly handle = (req: IncomingMessage, res: ServerResponse): void => {
    const id = this.#id()
    if (this.stopping) res.shouldKeepAlive = false
    if (req.method === 'GET' || req.method === 'HEAD') {
      const key = this.#keys.get(req.url ?? '/')
      const entry = key === undefined ? null : this.#parts.store.peek(key)
      if (entry) {
        sendEntry(req, res, entry, 'hit', id)
        return
      }
    } else {
      this.writing++
      res.once('close', () => this.writing--)
    }
    this.#slow(req, res, id).catch((error: unknown) => this.#fail(req, res, id, error))
  }

  #id(): string {
    return `${this.#process}-${(this.#requests++).toString(36)}`
  }

  async #slow(req: IncomingMessage, res: ServerResponse, id: string): Promise<void> {
    const url = req.url ?? '/'
    const reads = req.method === 'GET' || req.method === 'HEAD'
    // A search takes what it can of what was typed, however long, and says so.
    if (url.length > LONGEST_URL && !url.startsWith('/api/') && !isSearch(url))
      return sendPlain(res, 414, id, req.method === 'HEAD')
    if (!isVerb(req.method)) return sendPlain(res, 405, id)
    const path = url.split('?', 1)[0] ?? url
    if (isPayload(path)) return sendPlain(res, 404, id, req.method === 'HEAD')
    if (path === LIVE || path === READY) {
      const { connected } = this.#parts.store.clock
      const state = { stopping: this.stopping, databaseConnected: connected }
      return reads ? sendProbe(res, path, state, req.method === 'HEAD') : sendPlain(res, 405, id)
    }
    const file = this.#parts.files.get(path)
    if (file) return reads ? sendEntry(req, res, await file, 'file', id) : sendPlain(res, 405, id)
    if (path.startsWith(VIEWS_PATH) && (await this.#parts.views.answer(req, res, path, id))) return
    const asked = readerRequest(url)
    if (asked === null) return this.#elsewhere(req, res, path, id)
    if (!reads) return sendPlain(res, 405, id)
    if (asked === 'bad') return sendPlain(res, 400, id, req.method === 'HEAD')
    if (!asked.stored) return this.#once(req, res, asked, id)
    this.#remember(url, asked.key)
    const { entry, from } = await this.#parts.store.answer(asked.key)
    if (entry.status < 500) return sendEntry(req, res, entry, from, id)
    log.error({ requestId: id, key: asked.key, status: entry.status }, 'page could not be rendered')
    sendPlain(res, this.#parts.store.clock.connected ? 500 : 503, id, req.method === 'HEAD')
  }

  #remember(url: string, key: string): void {
    if (url.length > LONGEST_KEY) return
    if (this.#keys.size >= MOST_KEYS) this.#keys.clear()
    this.#keys.set(url, key)
  }

  /** A page made for this request alone: a search, or what somebody was sent the address of. */
  async #once(
    req: IncomingMessage,
    res: ServerResponse,
    { key, secret }: ReaderRequest,
    id: string,
  ): Promise<void> {
    const { store, renderer } = this.#parts
    await store.passDue()
    const rendered = await renderer.render(key, store.clock.begin())
    if (secret) Object.assign(rendered.headers, SECRET_HEADERS)
    if (rendered.status >= 500)
      return sendPlain(res, store.clock.connected ? 500 : 503, id, req.method === 'HEAD')
    const entry = await makeEntry({ ...rendered, keep: false }, { cacheControl: REVALIDATE })
    sendEntry(req, res, entry, 'pass', id)
  }

  async #elsewhere(req: IncomingMessage, res: ServerResponse, path: string, id: string): Promise<void> {
    const isFile = /^\/(media|files|assets|_next\/(static|image))(\/|$)/.test(path)
    if (isFile && req.method !== 'GET' && req.method !== 'HEAD') return sendPlain(res, 405, id)
    if (isStoredPath(path)) return sendStored(req, res, path, id)
    if (isFile) return sendPlain(res, 404, id, req.method === 'HEAD')
    const refusal = refusalOf(req, path)
    if (refusal !== null) {
      if (forScript(req, path)) return sendRefusal(res, refusal, id, isForTokens(path))
      return sendPlain(res, refusal, id, req.method === 'HEAD')
    }
    const told = req.headers['x-forwarded-for']
    cleanse(req, path)
    const nonce = randomBytes(16).toString('base64')
    req.headers['content-security-policy'] = deskPolicy(nonce)
    req.headers['x-request-id'] = id
    // Set over whatever a client sent under this name.
    req.headers[ADDRESS_HEADER] = clientAddress(req.socket.remoteAddress, told, this.#parts.proxies)
    req.headers[ASKED_HEADER] = req.url ?? path
    for (const [name, value] of Object.entries(deskHeaders(nonce))) res.setHeader(name, value)
    res.setHeader('x-request-id', id)
    await this.#gate.pass(req, res, async () => this.#parts.next(req, res))
  }

  #fail(req: IncomingMessage, res: ServerResponse, id: string, error: unknown): void {
    const url = withoutSecret(req.url)
    if (error instanceof Busy) log.warn({ requestId: id, url }, 'too many requests at once')
    else log.error({ err: error, requestId: id, url }, 'request failed')
    if (res.headersSent) res.destroy()
    else if (error instanceof Busy && forScript(req, url)) sendBusy(res, id, isForTokens(url))
    else
      sendPlain(
        res,
        error instanceof Busy || !this.#parts.store.clock.connected ? 503 : 500,
        id,
        req.method === 'HEAD',
      )
  }
}
