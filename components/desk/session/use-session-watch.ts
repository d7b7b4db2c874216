'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { OwnSessionLeft } from '@/lib/auth/session-rules'
import { announceSignedOut, onSessionDoubted, onSignedIn } from './session-events'
import { FAR_OFF, type SessionSight, sightOf } from './session-sight'

const MINUTE = 60_000
/** Who works is noted this often. */
const TELL_EVERY = 2 * MINUTE
const LOOK_EVERY = 1_000

const answered = z.object({ idle: z.number(), whole: z.number(), who: z.number() })

/** `null` when nobody is signed in any more, `'away'` when nobody answered. */
async function askSession(method: 'GET' | 'POST'): Promise<OwnSessionLeft | null | 'away'> {
  const answer = await fetch('/api/session', { method }).catch(() => null)
  if (answer?.status === 401) return null
  const parsed = answered.safeParse(await answer?.json().catch(() => null))
  return answer?.ok && parsed.success ? parsed.data : 'away'
}

/**
 * Watches how long the session still lasts. What a person does here prolongs it, and so does what they do in another
 * window: before anything is said, the server is asked. Gives what is to be shown, and what says “I am here”.
 */
export function useSessionWatch(atFirst: OwnSessionLeft): { sight: SessionSight; stay: () => void } {
  const [sight, setSight] = useState(FAR_OFF)
  const ends = useRef({ idle: Number.POSITIVE_INFINITY, whole: Number.POSITIVE_INFINITY })
  const told = useRef(0)
  const asking = useRef(false)
  const over = useRef(false)
  const doubted = useRef(false)

  const take = useCallback(
    (left: OwnSessionLeft | null | 'away', method: 'GET' | 'POST') => {
      if (left === 'away') return
      // Somebody else has signed in: what was rendered for one may not be shown to another.
      if (left && left.who !== atFirst.who) return window.location.reload()
      if (left === null) {
        if (over.current) return
        over.current = true
        setSight({ ...FAR_OFF, state: announceSignedOut() ? 'ended' : 'open' })
        return
      }
      over.current = false
      if (method === 'POST') told.current = Date.now()
      ends.current = { idle: Date.now() + left.idle, whole: Date.now() + left.whole }
      setSight(sightOf(ends.current, Date.now()))
    },
    [atFirst.who],
  )

  const ask = useCallback(
    async (method: 'GET' | 'POST') => {
      // What comes to light while an answer is on its way is asked for after it.
      if (asking.current) {
        doubted.current ||= method === 'GET'
        return
      }
      asking.current = true
      do {
        doubted.current = false
        take(await askSession(method), method)
      } while (doubted.current)
      asking.current = false
    },
    [take],
  )

  useEffect(() => {
    ends.current = { idle: Date.now() + atFirst.idle, whole: Date.now() + atFirst.whole }
    told.current = Date.now()
    over.current = false
  }, [atFirst.idle, atFirst.whole])

  useEffect(() => {
    let shown = FAR_OFF
    const look = () => {
      const next = sightOf(ends.current, Date.now())
      if (over.current || (next.state === 'open' && next.minutesLeft === null && shown.state === 'open'))
        return
      const isNews = next.state !== shown.state || next.minutesLeft !== shown.minutesLeft
      shown = next
      // Another window may have prolonged it; and an end is what the server says it is.
      if (isNews || next.idleSeconds === 0) void ask('GET')
      else setSight(next)
    }
    const timer = setInterval(look, LOOK_EVERY)
    const busy = () => {
      const idling = sightOf(ends.current, Date.now()).state === 'idling'
      if (!over.current && (idling || Date.now() - told.current > TELL_EVERY)) void ask('POST')
    }
    const doings = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
    for (const doing of doings) document.addEventListener(doing, busy, { passive: true, capture: true })
    const offDoubted = onSessionDoubted(() => void ask('GET'))
    const offSignedIn = onSignedIn(() => void ask('GET'))
    return () => {
      clearInterval(timer)
      for (const doing of doings) document.removeEventListener(doing, busy, { capture: true })
      offDoubted()
      offSignedIn()
    }
  }, [ask])
  return { sight, stay: useCallback(() => void ask('POST'), [ask]) }
}
