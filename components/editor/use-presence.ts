'use client'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'

const present = z.array(z.object({ name: z.string(), since: z.string() }))
export type Present = z.output<typeof present>

const RETRY = 15_000

/**
 * Who else has the piece open; `onComments` hears how often its comments have changed. Only a window that is looked
 * at holds a connection: browsers allow six to a site, and the saves of many open windows need them.
 */
export function usePresence(id: number | null, onComments: (version: number) => void): Present {
  const [others, setOthers] = useState<Present>([])
  const heardComments = useRef(onComments)
  heardComments.current = onComments
  useEffect(() => {
    if (id === null) return
    let source: EventSource | null = null
    let again: ReturnType<typeof setTimeout> | undefined
    const leave = () => {
      clearTimeout(again)
      source?.close()
    }
    const follow = () => {
      leave()
      if (document.visibilityState === 'hidden') return
      const opened = new EventSource(`/api/articles/${id}/presence`)
      source = opened
      opened.addEventListener('error', () => {
        // Browsers come back by themselves after a lost connection, but not after a refusal.
        if (opened.readyState === EventSource.CLOSED) again = setTimeout(follow, RETRY)
      })
      opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const heard = present.safeParse(JSON.parse(data))
        if (heard.success) setOthers(heard.data)
      })
      opened.addEventListener('comments', ({ data }: MessageEvent<string>) =>
        heardComments.current(Number(data)),
      )
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      leave()
    }
  }, [id])
  return others
}
