'use client'
import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'

const answer = z.object({ unseen: z.number() })
const MOST = 99

/** What is counted for the navigation: where it is asked for, and by which name. */
type Counted = { address: string; event: string }
export const MENTIONS: Counted = { address: '/api/mentions', event: 'mentions-seen' }
export const REVIEWS: Counted = { address: '/api/review', event: 'review-done' }

/**
 * How many wait to be seen. The frame around the desk is drawn once; so this asks again with every page, when
 * the window is looked at, and when some have been seen.
 */
export function useUnseen(atFirst: number, { address, event }: Counted): number {
  const [unseen, setUnseen] = useState(atFirst)
  const path = usePathname()
  const counted = useRef(path)
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'hidden') return
      const found = await fetch(address).catch(() => null)
      const parsed = answer.safeParse(await found?.json().catch(() => null))
      if (parsed.success) setUnseen(parsed.data.unseen)
    }
    // The page that was drawn first came with the number.
    if (counted.current !== path) void look()
    counted.current = path
    window.addEventListener(event, look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener(event, look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [path, address, event])
  return unseen
}

/** The number beside the entry of the navigation; a dot on the icon where there is no room. */
export function UnseenCount({ count, words, narrow }: { count: number; words: string; narrow: boolean }) {
  if (count === 0) return null
  const text = count > MOST ? `${MOST}+` : String(count)
  return (
    <span
      className={clsx(
        'rounded-full bg-danger-soft text-xs font-medium text-danger tabular-nums',
        narrow ? 'absolute top-0.5 right-0.5 px-1' : 'ml-auto px-1.5',
      )}
    >
      {text}
      <span className="sr-only"> {words}</span>
    </span>
  )
}
