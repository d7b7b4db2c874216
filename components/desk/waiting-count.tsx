'use client'
import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'

const MOST = 99

/** A number, as long as there is room for it. */
const short = (count: number) => (count > MOST ? `${MOST}+` : String(count))

/** How much waits under an entry, beside it; over its icon where there is no room. `words` say what is counted. */
export function WaitingCount({ count, words, over }: { count: number; words: string; over: boolean }) {
  if (count === 0) return null
  return (
    <span
      className={clsx(
        'rounded-full bg-danger-soft text-xs font-medium text-danger tabular-nums',
        over ? 'absolute top-0.5 right-0.5 px-1' : 'ml-auto px-1.5',
      )}
    >
      {short(count)}
      <span className="sr-only"> {words}</span>
    </span>
  )
}

/** Says to those who hear the screen that something has come. */
export function UnreadNews({ count }: { count: number }) {
  const before = useRef(count)
  const [news, setNews] = useState('')
  useEffect(() => {
    if (count > before.current) setNews(`收件箱有新通知，共 ${short(count)} 条未读`)
    before.current = count
  }, [count])
  return (
    <p aria-live="polite" className="sr-only">
      {news}
    </p>
  )
}
