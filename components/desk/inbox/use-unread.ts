'use client'
import { useEffect, useState } from 'react'
import { doubtSession, onSignedIn } from '../session/session-events'

const FIRST_RETRY = 15_000
const LONGEST_RETRY = 5 * 60_000

/**
 * How much in one's inbox is unread, as the server says it. Only a window that is looked at holds a connection
 * (browsers allow six to a site). After a lost one the browser comes back by itself; after a refusal it is tried again
 * ever more rarely, and the number stays what it was: nothing is ever polled.
 */
export function useUnread(atFirst: number): number {
  const [unread, setUnread] = useState(atFirst)
  useEffect(() => {
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
      const opened = new EventSource('/api/inbox/unread')
      source = opened
      opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
        pause = FIRST_RETRY
        setUnread(Number(data))
      })
      opened.addEventListener('ended', doubtSession)
      opened.addEventListener('error', () => {
        if (opened.readyState !== EventSource.CLOSED) return
        again = setTimeout(follow, pause)
        pause = Math.min(LONGEST_RETRY, pause * 2)
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
  }, [])
  return unread
}
