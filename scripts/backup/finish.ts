// The last step of a restore, by the application's own command: `node finish.ts '{"name","rows","files"}'`, with
// DATABASE_URL set to the restored database.
import { systemActor } from '@/lib/auth/authorise'
import { finishRestore } from '@/lib/backup/commands'
import { db } from '@/lib/db/client'

const facts = JSON.parse(process.argv[2] ?? '{}') as Parameters<typeof finishRestore>[1]
await finishRestore(systemActor('系统'), facts, new Date())
await db.$disconnect()
