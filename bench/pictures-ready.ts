import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '@/scripts/db/ask'

/** Resolves when the worker has made every AVIF picture: what readers get but for the first minutes of a newsroom. */
export async function picturesReady(databaseUrl: string): Promise<void> {
  while ((await ask(databaseUrl, 'SELECT 1 FROM media WHERE NOT avif LIMIT 1')).length > 0) await sleep(1_000)
}
