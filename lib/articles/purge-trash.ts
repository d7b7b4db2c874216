import { systemActor } from '@/lib/auth/authorise'
import { purgeArticle } from './commands'
import { listExpiredTrashIds } from './queries'

const TRASH_DAYS = 30
const BATCH = 100

/** Deletes for good what has lain in the trash for 30 days and was never public. */
export async function purgeTrash(now: Date): Promise<number> {
  const ids = await listExpiredTrashIds(new Date(now.getTime() - TRASH_DAYS * 86_400_000), BATCH)
  for (const id of ids) await purgeArticle(systemActor('系统'), id)
  return ids.length
}
