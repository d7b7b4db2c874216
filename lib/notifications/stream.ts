import type { Actor } from '@/lib/auth/permissions'
import { endWithProcess } from '@/lib/server/open-streams'
import { inboxEar } from './listen-queries'
import { writeNews } from './news'

/** Then the browser comes again, and is asked anew who it is. */
const LIFE = 5 * 60_000
/** Proxies end a connection on which nothing has been said for a minute. */
const BREATH = 25_000

/**
 * Server-sent events with what waits for the actor: at once, and whenever it changes; and `ended`, the last, when their
 * session is ended. What a window costs is a connection and a timer; the counting is shared by the process
 * (listen-queries.ts).
 */
export function newsStream(actor: Actor, signal: AbortSignal): ReadableStream {
  const text = new TextEncoder()
  let end = (_gone = false) => {}
  return new ReadableStream({
    start(controller) {
      let ended = false
      const say = (line: string) => ended || controller.enqueue(text.encode(`${line}\n\n`))
      const close = inboxEar().open(actor.id ?? -1, (news) => say(`data: ${writeNews(news)}`))
      const breath = setInterval(() => say(':'), BREATH)
      const life = setTimeout(() => end(), LIFE)
      const forget = endWithProcess(() => end())
      const unwatch = inboxEar().watch(actor.sessionId ?? '', () => {
        say('event: ended\ndata:')
        end()
      })
      end = (gone = false) => {
        if (ended) return
        ended = true
        close()
        clearInterval(breath)
        clearTimeout(life)
        forget()
        unwatch()
        // A browser that went away has closed it already.
        if (!gone) controller.close()
      }
      // So that the browser knows at once that it is connected.
      say(':')
      signal.addEventListener('abort', () => end())
    },
    cancel() {
      end(true)
    },
  })
}
