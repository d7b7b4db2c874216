import { doubtSession, onSignedIn } from './session/session-events'

const FIRST_RETRY = 15_000

type Heard = Record<string, (data: string) => void>

/**
 * Follows server-sent events of an address while the window is looked at (browsers allow six connections to a site);
 * `heard` says what becomes of each kind of event. After a lost connection the browser comes back by itself; after a refusal,
 * which may mean that nobody is signed in any more, it is tried again after 15 seconds, and then ever more rarely, up to
 * `longestRetry` (ms), and at once when somebody has signed in over the page. Gives what ends it.
 */
export function followEvents(path: string, heard: Heard, longestRetry = FIRST_RETRY): () => void {
  let source: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_RETRY
  const leave = () => {
    clearTimeout(again)
    source?.close()
  }
  const follow = () => {
    leave()
    if (document.visibilityState === 'hidden') return
    const opened = new EventSource(path)
    source = opened
    for (const [kind, hear] of Object.entries(heard))
      opened.addEventListener(kind, ({ data }: MessageEvent<string>) => {
        pause = FIRST_RETRY
        hear(data)
      })
    opened.addEventListener('error', () => {
      if (opened.readyState !== EventSource.CLOSED) return
      doubtSession()
      again = setTimeout(follow, pause)
      pause = Math.min(longestRetry, pause * 2)
    })
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  const offSignedIn = onSignedIn(follow)
  return () => {
    offSignedIn()
    document.removeEventListener('visibilitychange', follow)
    leave()
  }
}
