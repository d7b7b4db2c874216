import type { RequestListener } from 'node:http'
import inject from 'light-my-request'
import { fillEditionLink } from '@/lib/hant/edition-link'
import type { Rendered } from '@/lib/pages/entry'
import { newRenderContext, type RenderContext, withRenderContext } from '@/lib/pages/render-context'
import { stripFramework } from '@/lib/pages/strip'
import type { Moment } from '@/lib/pages/tag-clock'
import { log } from '@/lib/server/log'
import { Turns } from '@/lib/server/turns'
import { READER_HEADERS, SHARED_HEADERS } from './security-headers'

type Options = {
  handler: RequestListener
  /** Host of the public site; never what a reader's request says. */
  host: string
}

type Answer = { status: number; headers: Record<string, string>; body: Buffer }

const PAGES = { atOnce: 12, mostWaiting: 400 }
/** Drawing a social card takes a core for a moment: however many are asked for, pages have their own places. */
const CARDS = { atOnce: 2, mostWaiting: 100 }
const isCard = (key: string) => key.startsWith('/cards/')
/** The page whose body stands under 404 and 410: Next leaves its own body to the browser's JavaScript. */
const MISSING_PAGE = '/missing'
const PASSED_ON = ['content-type', 'location', 'x-robots-tag', 'last-modified']
/** What a page says of these is Next's own word; a feed names its hub, and lets scripts of other sites read it. */
const OF_FEEDS = ['link', 'access-control-allow-origin']
const NEXT_DEFAULT = 'private, no-cache, no-store, max-age=0, must-revalidate'

/** Renders readers' pages by Next, in memory, from nothing but the key. */
export class NextRenderer {
  readonly #options: Options
  readonly #pages = new Turns(PAGES)
  readonly #cards = new Turns(CARDS)

  constructor(options: Options) {
    this.#options = options
  }

  /** The finished page under a key, and what it depends on; throws Busy when too many wait. */
  render(key: string, began: Moment): Promise<Rendered> {
    const turns = isCard(key) ? this.#cards : this.#pages
    return turns.take(() => this.#render(key, began))
  }

  async #render(key: string, began: Moment): Promise<Rendered> {
    const context = newRenderContext()
    const asked = await this.#ask(key, context)
    const { tags, notAfter, outcome } = context
    const facts = { tags: [...tags], began, notAfter }
    if (outcome?.status === 301) {
      const headers = {
        ...READER_HEADERS,
        'content-type': 'text/plain; charset=utf-8',
        location: outcome.location,
      }
      return { ...facts, status: 301, headers, body: Buffer.from(`${outcome.location}\n`), keep: true }
    }
    const missing = asked.status === 404 || outcome?.status === 410 || key === MISSING_PAGE
    const answer = missing ? await this.#missing(key, asked, context) : asked
    const status = outcome?.status ?? (missing ? 404 : asked.status)
    const said = pick(answer.headers)
    const shared = isCard(key) || said['access-control-allow-origin'] !== undefined
    const headers = { ...READER_HEADERS, ...(shared ? SHARED_HEADERS : {}), ...said }
    return {
      ...facts,
      tags: [...tags],
      notAfter: context.notAfter,
      status,
      headers,
      body: finish(answer, key),
      keep: mayKeep(asked),
    }
  }

  /** The words under “not found”, as a page that works without JavaScript. */
  async #missing(key: string, asked: Answer, context: RenderContext): Promise<Answer> {
    // What is no page (a feed, a key file) has its own words, or none.
    const ownWords = asked.body.length > 0 && !isHtml(asked)
    if (key === MISSING_PAGE || ownWords) return asked
    const { outcome } = context
    const about = new URLSearchParams({
      path: pathOf(key),
      ...(outcome?.status === 410 ? { gone: '1' } : {}),
    })
    const page = await this.#ask(`${MISSING_PAGE}?${about}`, context)
    context.outcome = outcome
    return page.status === 200 || page.status === 404 ? page : asked
  }

  async #ask(url: string, context: RenderContext): Promise<Answer> {
    const headers = { host: this.#options.host, accept: 'text/html,*/*' }
    // inject() begins when it is awaited: the await must be inside, or the tags are lost.
    const answer = await withRenderContext(
      context,
      async () => await inject(this.#options.handler, { method: 'GET', url, headers }),
    )
    const flat = Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ])
    return { status: answer.statusCode, headers: Object.fromEntries(flat), body: answer.rawPayload }
  }
}

/** The path of a key as it is read, without its query. */
const pathOf = (key: string) => decodeURIComponent(key.split('?', 1)[0] ?? '')

function pick(headers: Record<string, string>): Record<string, string> {
  const names = headers['content-type']?.startsWith('text/html') ? PASSED_ON : [...PASSED_ON, ...OF_FEEDS]
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  )
}

const isHtml = ({ headers }: Answer) => headers['content-type']?.startsWith('text/html') ?? false

/** Next says this one sentence of everything it renders per request; who says anything else means it. */
function mayKeep({ headers }: Answer): boolean {
  const { 'set-cookie': cookie, 'cache-control': control = '' } = headers
  return cookie === undefined && (control === NEXT_DEFAULT || !/private|no-store/.test(control))
}

function finish(answer: Answer, key: string): Buffer {
  if (!isHtml(answer)) return answer.body
  const html = answer.body.toString()
  // What stands behind a Suspense boundary is moved into place by a script that is taken out.
  if (html.includes('<template id="B:') || html.includes('<template id="P:'))
    log.error({ key }, 'a reader’s page streams: part of it stays hidden')
  return Buffer.from(fillEditionLink(stripFramework(html), key))
}
