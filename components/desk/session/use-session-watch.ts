'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { SessionLeft } from '@/lib/auth/session-rules'
import { announceSignedOut, onSessionDoubted, onSignedIn } from './session-events'

const MINUTE = 60_000
/** So long before the end somebody is warned: nobody was there, or twelve hours are over. */
const WARN_IDLE = 3 * MINUTE
const WARN_WHOLE = 10 * MINUTE
/** Who works is noted this often. */
const TELL_EVERY = 2 * MINUTE
const LOOK_EVERY = 1_000

const answered = z.object({ idle: z.number(), whole: z.number() })

/** `null` when nobody is signed in any more, `'away'` when nobody answered. */
async function askSession(method: 'GET' | 'POST'): Promise<SessionLeft | null | 'away'> {
  const answer = await fetch('/api/session', { method }).catch(() => null)
  if (answer?.status === 401) return null
  const parsed = answered.safeParse(await answer?.json().catch(() => null))
  return answer?.ok && parsed.success ? parsed.data : 'away'
}

export type SessionSight = {
  /** `idling`: it is about to end because nobody does anything; `ended`: it has. */
  state: 'open' | 'idling' | 'ended'
  /** Seconds until it ends for want of anybody; only while `idling`. */
  idleSeconds: number
  /** Minutes until it ends in any case; null while that is far off. */
  minutesLeft: number | null
}

const OPEN: SessionSight = { state: 'open', idleSeconds: 0, minutesLeft: null }

function sightOf(ends: { idle: number; whole: number }): SessionSight {
  const [idle, whole] = [ends.idle - Date.now(), ends.whole - Date.now()]
  return {
    state: idle <= WARN_IDLE && idle < whole ? 'idling' : 'open',
    idleSeconds: Math.max(0, Math.ceil(idle / 1000)),
    minutesLeft: whole <= WARN_WHOLE ? Math.max(1, Math.ceil(whole / MINUTE)) : null,
  }
}

/**
 * Watches how long the session still lasts. What a person does here prolongs it, and so does what they do in another
 * window: before anything is said, the server is asked. Gives what is to be shown, and what says “I am here”.
 */
export function useSessionWatch(atFirst: SessionLeft): { sight: SessionSight; stay: () => void } {
  const [sight, setSight] = useState(OPEN)
  const ends = useRef({ idle: Number.POSITIVE_INFINITY, whole: Number.POSITIVE_INFINITY })
  const told = useRef(0)
  const asking = useRef(false)
  const over = useRef(false)

  const ask = useCallback(async (method: 'GET' | 'POST') => {
    if (asking.current) return
    asking.current = true
    const left = await askSession(method)
    asking.current = false
    if (left === 'away') return
    if (left === null) {
      if (over.current) return
      over.current = true
      setSight({ ...OPEN, state: announceSignedOut() ? 'ended' : 'open' })
      return
    }
    over.current = false
    if (method === 'POST') told.current = Date.now()
    ends.current = { idle: Date.now() + left.idle, whole: Date.now() + left.whole }
    setSight(sightOf(ends.current))
  }, [])

  useEffect(() => {
    ends.current = { idle: Date.now() + atFirst.idle, whole: Date.now() + atFirst.whole }
    told.current = Date.now()
    over.current = false
  }, [atFirst.idle, atFirst.whole])

  useEffect(() => {
    let shown = OPEN
    const look = () => {
      const next = sightOf(ends.current)
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
      const idling = sightOf(ends.current).state === 'idling'
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
