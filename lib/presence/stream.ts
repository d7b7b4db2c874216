import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/permissions'
import { getCommentsVersion } from '@/lib/comments/queries'
import { inboxEar } from '@/lib/notifications/listen-queries'
import { log } from '@/lib/server/log'
import { endWithProcess } from '@/lib/server/open-streams'
import { enterPiece, leavePiece, stayOnPiece } from './commands'
import { listOthers } from './queries'

const EVERY = 2_500
/** Then the browser comes again, and is asked anew who it is. */
const LIFE = 5 * 60_000

/**
 * Server-sent events with who else has the piece open and how often its comments have changed, as long as the window
 * stays: it is entered at once and leaves when the connection ends. The others are read from the database, so any number of web processes agree.
 */
export async function presenceStream(
  actor: Actor,
  articleId: number,
  signal: AbortSignal,
): Promise<ReadableStream> {
  const window = randomUUID()
  await enterPiece(actor, articleId, window, new Date())
  const text = new TextEncoder()
  let timer: ReturnType<typeof setTimeout> | undefined
  let end = () => {}
  let forget = () => {}
  let unwatch = () => {}
  let gone = false
  return new ReadableStream({
    start(controller) {
      const until = Date.now() + LIFE
      let said = ''
      let commented: number | null = null
      let ended = false
      end = () => {
        if (ended) return
        ended = true
        clearTimeout(timer)
        forget()
        unwatch()
        void leavePiece(window).catch((err: unknown) => log.warn({ err }, 'presence could not leave'))
        // A browser that went away has closed it already.
        if (!gone) controller.close()
      }
      const look = async () => {
        const others = JSON.stringify(await listOthers(articleId, actor.id, new Date()))
        await stayOnPiece(window, new Date())
        if (ended) return
        // A comment when nothing changed: it finds out whether anybody is still there.
        controller.enqueue(text.encode(others === said ? ':\n\n' : `data: ${others}\n\n`))
        said = others
        const version = await getCommentsVersion(articleId)
        if (ended) return
        if (version !== commented) controller.enqueue(text.encode(`event: comments\ndata: ${version}\n\n`))
        commented = version
        if (Date.now() > until) end()
        else timer = setTimeout(() => void look().catch(end), EVERY)
      }
      forget = endWithProcess(end)
      unwatch = inboxEar().watch(actor.sessionId ?? '', end)
      signal.addEventListener('abort', end)
      void look().catch(end)
    },
    cancel() {
      gone = true
      end()
    },
  })
}
