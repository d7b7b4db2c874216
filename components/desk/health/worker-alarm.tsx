'use client'
import { TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { alarmOf, type Health } from '@/lib/health/alarm'

/** With the fifteen seconds after which a worker counts as silent, nobody waits thirty for the alarm. */
const ASK_EVERY = 8_000

/** Says in red what keeps appointments from being kept, and notices by itself when that begins and ends. */
export function WorkerAlarm({ initial }: { initial: string[] }) {
  const router = useRouter()
  const [alarm, setAlarm] = useState(initial)
  const shown = useRef(initial.join())
  useEffect(() => {
    const look = async () => {
      if (document.hidden) return
      const health = await fetch('/api/health', { cache: 'no-store' })
        .then((answer) => answer.json() as Promise<Health>)
        .catch(() => null)
      if (!health) return
      const now = alarmOf(health)
      setAlarm(now)
      // The lists below are as old as what they were drawn for.
      if (now.join() !== shown.current) router.refresh()
      shown.current = now.join()
    }
    const timer = setInterval(look, ASK_EVERY)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [router])
  return (
    <div role="alert">
      {alarm.length > 0 && (
        <div className="mb-5 flex gap-3 rounded-lg bg-danger px-4 py-3 text-paper">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          <div className="flex flex-col gap-1">
            {alarm.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
