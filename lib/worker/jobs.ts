import { purgeTrash } from '@/lib/articles/purge-trash'
import { reindexQueued } from '@/lib/articles/reindex'
import { pruneSessions } from '@/lib/auth/commands'
import { beat } from '@/lib/health/commands'
import { sweepOrphanFiles } from '@/lib/media/commands'
import { deliverOutbox } from '@/lib/outbox/deliver'
import { runDue } from '@/lib/schedule/run-due'

/** Everything the worker does, and how often (milliseconds between the end of one run and the next). */
export const JOBS: { name: string; every: number; run: (now: Date) => Promise<unknown> }[] = [
  { name: 'publish and withdraw what is due', every: 400, run: runDue },
  { name: 'deliver the outbox', every: 1_000, run: deliverOutbox },
  { name: 'index what was renamed', every: 400, run: reindexQueued },
  { name: 'heartbeat', every: 3_000, run: (now) => beat('worker', now) },
  { name: 'empty the trash', every: 3_600_000, run: purgeTrash },
  { name: 'forget ended sessions', every: 3_600_000, run: pruneSessions },
  { name: 'remove pictures without a row', every: 3_600_000, run: sweepOrphanFiles },
]
