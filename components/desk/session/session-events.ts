import { signOut } from 'next-auth/react'

const SIGNED_OUT = 'qingyan:signed-out'
const SIGNED_IN = 'qingyan:signed-in'
const DOUBTED = 'qingyan:session-doubted'

function listen(name: string, hear: (event: Event) => void): () => void {
  window.addEventListener(name, hear)
  return () => window.removeEventListener(name, hear)
}

/** Something was refused because nobody is signed in, or the server said that the session has ended. */
export const doubtSession = () => window.dispatchEvent(new Event(DOUBTED))
export const onSessionDoubted = (hear: () => void) => listen(DOUBTED, hear)

let leaving = false

/** Signs out and goes to the sign-in page: that this window's session ends is no news to it. */
export function leaveDesk(): void {
  leaving = true
  void signOut({ callbackUrl: '/sign-in' })
}

/** Says that the session has ended; whether a new sign-in is to be asked for here, because nobody else does it. */
export const announceSignedOut = () =>
  !leaving && window.dispatchEvent(new Event(SIGNED_OUT, { cancelable: true }))
/** `takeOver` is called when the session has ended, and asks for the sign-in itself. */
export const onSignedOut = (takeOver: () => void) =>
  listen(SIGNED_OUT, (event) => {
    event.preventDefault()
    takeOver()
  })

/** Somebody has signed in over the page. */
export const announceSignedIn = () => window.dispatchEvent(new Event(SIGNED_IN))
export const onSignedIn = (hear: () => void) => listen(SIGNED_IN, hear)
