'use client'
import { useEffect, useState } from 'react'
import { type News, readNews } from '@/lib/notifications/news'
import { followEvents } from './follow-events'
import { doubtSession } from './session/session-events'

const LONGEST_RETRY = 5 * 60_000

/**
 * What waits for one, as the server says it: in the inbox and in the review. While the server refuses, the numbers stay what
 * they were: nothing is ever polled.
 */
export function useNews(atFirst: News): News {
  const [news, setNews] = useState(atFirst)
  useEffect(
    () =>
      followEvents(
        '/api/inbox/news',
        { message: (data) => setNews(readNews(data)), ended: doubtSession },
        LONGEST_RETRY,
      ),
    [],
  )
  return news
}
