const MINUTE = 60_000
/** So long before the end somebody is warned: nobody was there, or twelve hours are over. */
const WARN_IDLE = 3 * MINUTE
const WARN_WHOLE = 10 * MINUTE

export type SessionSight = {
  /** `idling`: it is about to end because nobody does anything; `ended`: it has. */
  state: 'open' | 'idling' | 'ended'
  /** Seconds until it ends for want of anybody. */
  idleSeconds: number
  /** Minutes until it ends in any case; null while that is far off. */
  minutesLeft: number | null
}

export const FAR_OFF: SessionSight = { state: 'open', idleSeconds: 0, minutesLeft: null }

/** What is to be shown of a session that ends at these moments (milliseconds since 1970). */
export function sightOf(ends: { idle: number; whole: number }, now: number): SessionSight {
  const [idle, whole] = [ends.idle - now, ends.whole - now]
  return {
    // Near the end of twelve hours both are one, and no key pressed puts that off.
    state: idle <= WARN_IDLE && idle < whole ? 'idling' : 'open',
    idleSeconds: Math.max(0, Math.ceil(idle / 1000)),
    minutesLeft: whole <= WARN_WHOLE ? Math.max(1, Math.ceil(whole / MINUTE)) : null,
  }
}
