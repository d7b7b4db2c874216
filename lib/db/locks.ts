import type { Tx } from './client'

/** Every advisory lock, in one table, so that no two things share one. The chain of the audit log takes 7410240 in the database. */
export const LOCKS = {
  migrations: 7_410_201,
  admins: 7_410_202,
  columnTree: 7_410_203,
  sourceNames: 7_410_204,
  authorNames: 7_410_205,
  columnNames: 7_410_206,
  tagNames: 7_410_207,
  demo: 7_410_209,
  topicNames: 7_410_210,
  pageNames: 7_410_211,
  pageOrder: 7_410_212,
  lead: 7_410_220,
  mostRead: 7_410_231,
  synonyms: 7_410_232,
  settings: 7_410_233,
} as const

type Lock = keyof typeof LOCKS

/** Waits until nobody else holds the lock, and holds it until the transaction ends. */
export async function takeLock(tx: Tx, lock: Lock): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS[lock]})`
}

/** Takes the lock until the transaction ends if nobody holds it; says whether it did. */
export async function tryLock(tx: Pick<Tx, '$queryRaw'>, lock: Lock): Promise<boolean> {
  const [row] = await tx.$queryRaw<
    { mine: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(${LOCKS[lock]}) AS mine`
  return row?.mine === true
}
