'use client'
import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'

const answer = z.object({ unseen: z.number() })
const MOST = 99

/**
 * How many mentions wait to be seen. The frame around the desk is drawn once; so this asks again with every page, when
 * the window is looked at, and when some have been seen.
 */
export function useUnseen(atFirst: number): number {
  const [unseen, setUnseen] = useState(atFirst)
  const path = usePathname()
  const counted = useRef(path)
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'hidden') return
      const found = await fetch('/api/mentions').catch(() => null)
      const parsed = answer.safeParse(await found?.json().catch(() => null))
      if (parsed.success) setUnseen(parsed.data.unseen)
    }
    // The page that was drawn first came with the number.
    if (counted.current !== path) void look()
    counted.current = path
    window.addEventListener('mentions-seen', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('mentions-seen', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [path])
  return unseen
}

/** The number beside the entry of the navigation; a dot on the icon where there is no room. */
export function UnseenCount({ count, narrow }: { count: number; narrow: boolean }) {
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
      <span className="sr-only"> 条未看</span>
    </span>
  )
}
