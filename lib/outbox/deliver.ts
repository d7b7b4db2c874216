import { env } from '@/lib/env'
import { log } from '@/lib/server/log'
import { listUndelivered, markDelivered, markTried } from './commands'
import { purgeCaches } from './purge'

const BATCH = 200

/**
 * Sends the tags of finished changes to the caches in front of the site (PURGE_URLS) and marks them delivered;
 * what fails stays and is sent again. Our own web processes do not wait for this: they read the tag table.
 */
export async function deliverOutbox(now: Date): Promise<number> {
  const events = await listUndelivered(BATCH)
  if (events.length === 0) return 0
  const ids = events.map(({ id }) => id)
  const tags = [...new Set(events.flatMap((event) => event.tags))]
  try {
    await purgeCaches(env.PURGE_URLS, tags)
  } catch (error) {
    await markTried(ids)
    log.warn({ err: error, events: ids.length }, 'a cache in front did not take the purge; will try again')
    throw error
  }
  await markDelivered(ids, now)
  return ids.length
}
