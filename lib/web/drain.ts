import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long answers under way are waited for, in ms: those that only read, and those that change something. */
const PATIENCE = { reads: 8_000, writes: 20_000 }
const LOOK_EVERY = 100
/** How long after that a connection is waited for that the server no longer knows, as one that was handed on. */
const LONGER = 1_000

/**
 * Takes no more connections, lets running requests finish, and then ends whatever has not; a save gets the time that
 * its transaction may take.
 */
export async function drain(
  server: Server,
  front: { readonly writing: number },
  { reads, writes } = PATIENCE,
): Promise<void> {
  let closed = false
  const end = new Promise<void>((done) => server.close(() => done())).then(() => {
    closed = true
  })
  const began = Date.now()
  for (let waited = 0; !closed && waited < writes + LONGER; waited = Date.now() - began) {
    // Also those whose answer has just ended.
    server.closeIdleConnections()
    if (waited >= writes || (waited >= reads && front.writing === 0)) server.closeAllConnections()
    await Promise.race([end, sleep(LOOK_EVERY)])
  }
}
