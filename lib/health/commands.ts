import { hostname } from 'node:os'
import { db } from '@/lib/db/client'

/** Says that the named process is alive. */
export async function beat(name: string, now: Date): Promise<void> {
  const row = { at: now, pid: process.pid, host: hostname() }
  await db.heartbeat.upsert({
    where: { name },
    create: { name, ...row },
    update: row,
    select: { name: true },
  })
}
