'use client'
import { useEffect, useState } from 'react'
import { type News, readNews } from '@/lib/notifications/news'

const FIRST_RETRY = 15_000
const LONGEST_RETRY = 5 * 60_000

/**
 * What waits for one, as the server says it: in the inbox and in the review. Only a window that is looked at holds a connection
 * (browsers allow six to a site). After a lost one the browser comes back by itself; after a refusal it is tried again
 * ever more rarely, and the numbers stay what they were: nothing is ever polled.
 */
export function useNews(atFirst: News): News {
  const [news, setNews] = useState(atFirst)
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
      const opened = new EventSource('/api/inbox/news')
      source = opened
      opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
        pause = FIRST_RETRY
        setNews(readNews(data))
      })
      opened.addEventListener('error', () => {
        if (opened.readyState !== EventSource.CLOSED) return
        again = setTimeout(follow, pause)
        pause = Math.min(LONGEST_RETRY, pause * 2)
      })
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      leave()
    }
  }, [])
  return news
}
