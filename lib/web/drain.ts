import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long answers under way are waited for, in ms: those that only read, and those that change something. */
const PATIENCE = { reads: 8_000, writes: 20_000 }
const LOOK_EVERY = 100

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
  for (const began = Date.now(); !closed; ) {
    // Also those whose answer has just ended.
    server.closeIdleConnections()
    const waited = Date.now() - began
    if (waited >= writes || (waited >= reads && front.writing === 0)) server.closeAllConnections()
    await Promise.race([end, sleep(LOOK_EVERY)])
  }
}
