import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { type Prisma, PrismaClient } from './generated/client'
import { PatientPool } from './patient-pool'
import { statementNames } from './statement-names'

function connect(): PrismaClient {
  const pool = new PatientPool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'qingyan',
    statement_timeout: 15_000,
    // Who waits for a row longer than this waits for somebody who hangs.
    lock_timeout: 10_000,
    // A process that stopped in the middle gives its locks back.
    idle_in_transaction_session_timeout: 60_000,
  })
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: statementNames(),
    disposeExternalPool: true,
  })
  return new PrismaClient({ adapter })
}

// Kept on globalThis: Next's bundle and the server around it each load this file, and share one pool.
const holder = globalThis as typeof globalThis & { qingyanDb?: PrismaClient }

holder.qingyanDb ??= connect()

/** The one client of this process. Only queries, public and commands files may import it. */
export const db: PrismaClient = holder.qingyanDb

/** A client inside a transaction. */
export type Tx = Prisma.TransactionClient

const LIMITS = { timeout: 15_000, maxWait: 5_000 }
const shared = new AsyncLocalStorage<Tx>()

/** Runs `run` in one transaction; nothing it wrote stays when it throws. */
export function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  const around = shared.getStore()
  return around ? nested(around, run) : db.$transaction(run, LIMITS)
}

/** A savepoint, so that a command inside `together` still undoes exactly its own writes when it throws. */
async function nested<T>(tx: Tx, run: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.$executeRaw`SAVEPOINT command`
  try {
    const result = await run(tx)
    await tx.$executeRaw`RELEASE SAVEPOINT command`
    return result
  } catch (error) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT command`
    throw error
  }
}

/** Runs several commands, one after another, as one: what they wrote holds together or not at all. */
export function together<T>(run: () => Promise<T>): Promise<T> {
  return db.$transaction((tx) => shared.run(tx, run), LIMITS)
}
