import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '@/scripts/db/ask'

const MOST_SECONDS = 600

/** Resolves when the worker has made every AVIF picture: what readers get but for the first minutes of a newsroom. */
export async function picturesReady(databaseUrl: string): Promise<void> {
  for (let second = 0; second < MOST_SECONDS; second++) {
    if ((await ask(databaseUrl, 'SELECT 1 FROM media WHERE NOT avif LIMIT 1')).length === 0) return
    await sleep(1_000)
  }
  throw new Error(`${MOST_SECONDS} 秒后还有图片没有转成 AVIF。`)
}
