const MINUTE = 60_000

/** How long a sign-in lasts at most, however busy its person is (hours). */
export const SESSION_HOURS = 12
/** What somebody does is noted once a minute, not at every click. */
const NOTED_EVERY = MINUTE

/** The two ends of a session: `expiresAt` stands, `idleUntil` moves with what its person does. */
export type SessionEnds = { expiresAt: Date; idleUntil: Date }

/** When a session ends that is opened now; `idleMinutes` is how long the desk may be left alone. */
export function openingEnds(now: Date, idleMinutes: number): SessionEnds {
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 60 * MINUTE)
  return { expiresAt, idleUntil: idleEnd(now, expiresAt, idleMinutes) }
}

/** When a session ends whose person does nothing from now on. */
export function idleEnd(now: Date, expiresAt: Date, idleMinutes: number): Date {
  return new Date(Math.min(now.getTime() + idleMinutes * MINUTE, expiresAt.getTime()))
}

/** Whether what somebody does now has to be noted. */
export const isToBeNoted = (lastSeenAt: Date, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() >= NOTED_EVERY

/** How long a session still lasts, in milliseconds: without anybody doing anything, and at most. */
export type SessionLeft = { idle: number; whole: number }

/** The same with the id of whose session it is. */
export type OwnSessionLeft = SessionLeft & { who: number }

/** What is left of a session: clocks differ between machines, lengths do not. */
export function leftOf({ expiresAt, idleUntil }: SessionEnds, now: Date): SessionLeft {
  return { idle: idleUntil.getTime() - now.getTime(), whole: expiresAt.getTime() - now.getTime() }
}
