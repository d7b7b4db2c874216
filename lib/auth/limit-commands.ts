import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/db/client'
import { PatientPool } from '@/lib/db/patient-pool'
import { env } from '@/lib/env'
import type { SecuritySettings } from '@/lib/security/schema'
import { ADDRESS_LIMIT, accountKey, addressKey, MAIL_LIMIT, type Subject, TOKEN_LIMIT } from './limits'

type Rules = Pick<SecuritySettings, 'lockAfter' | 'lockMinutes'>
/** A try that may go on, as the how-manieth of its account; or how many seconds it has to wait. */
export type Taken = { number: number } | { wait: number }

// Kept on globalThis: each of Next's bundles loads this file, and they share two connections.
const holder = globalThis as typeof globalThis & { qingyanLimits?: PatientPool }

function store() {
  holder.qingyanLimits ??= new PatientPool({
    connectionString: env.DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 5_000,
    allowExitOnIdle: true,
    application_name: 'qingyan limits',
  })
  return {
    storeClient: holder.qingyanLimits,
    storeType: 'pool',
    tableName: 'sign_in_limits',
    // The migration makes it, and the worker empties it.
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: '',
  }
}

const accounts = ({ lockAfter, lockMinutes }: Rules) =>
  new RateLimiterPostgres({ ...store(), points: lockAfter, duration: lockMinutes * 60 })
const addresses = () =>
  new RateLimiterPostgres({ ...store(), points: ADDRESS_LIMIT.points, duration: ADDRESS_LIMIT.seconds })

async function take(limiter: RateLimiterPostgres, key: string): Promise<Taken> {
  try {
    return { number: (await limiter.consume(key)).consumedPoints }
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return { wait: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) }
  }
}

/**
 * Counts a try before it is made, so that many at once get no further than one after another: of the address first, which
 * locks nobody's account, then of the account. A browser its person has used before is asked for its own count alone, so
 * whoever guesses elsewhere keeps nobody out.
 */
export async function takeTry(subject: Subject, rules: Rules): Promise<Taken> {
  const address = subject.deviceId === null ? addressKey(subject.address) : null
  if (address !== null) {
    const taken = await take(addresses(), address)
    if ('wait' in taken) return taken
  }
  return take(accounts(rules), accountKey(subject))
}

/** Counts a try of an address alone; the seconds it has to wait, or null. */
export async function takeAddressTry(address: string): Promise<number | null> {
  const key = addressKey(address)
  const taken = key === null ? null : await take(addresses(), key)
  return taken && 'wait' in taken ? taken.wait : null
}

/** The right person was there: the address gets its try back. */
export async function forgiveAddressTry(address: string): Promise<void> {
  const key = addressKey(address)
  if (key !== null) await addresses().reward(key)
}

/** Locks what the try was counted under, from now on for as long as the rules say. */
export async function lock(subject: Subject, rules: Rules): Promise<void> {
  const limiter = accounts(rules)
  await limiter.block(accountKey(subject), rules.lockMinutes * 60)
}

/** The right person was there: their count begins anew, and the address gets its try back. */
export async function forgiveTry(subject: Subject, rules: Rules): Promise<void> {
  await accounts(rules).delete(accountKey(subject))
  if (subject.deviceId === null) await forgiveAddressTry(subject.address)
}

/**
 * Counts a mail that somebody asks for: how many seconds the address has to wait, or whether this account has had enough of
 * them, which is told to nobody.
 */
export async function takeMailTry(
  email: string,
  address: string,
): Promise<{ wait: number } | { enough: boolean }> {
  const key = addressKey(address)
  const { address: fromAddress, account } = MAIL_LIMIT
  const limit = ({ points, seconds }: typeof account) =>
    new RateLimiterPostgres({ ...store(), points, duration: seconds })
  const taken = key === null ? null : await take(limit(fromAddress), `mail:${key}`)
  if (taken && 'wait' in taken) return taken
  const own = await take(limit(account), `mail:${accountKey({ email, deviceId: null })}`)
  return { enough: 'wait' in own }
}

/** Counts a try of the second factor; its count is its own, so that a right password does not begin it anew. */
export const takeFactorTry = (userId: number, rules: Rules): Promise<Taken> =>
  take(accounts(rules), `factor:${userId}`)

/** The second factor was right. */
export async function forgiveFactorTry(userId: number, rules: Rules): Promise<void> {
  await accounts(rules).delete(`factor:${userId}`)
}

/** The same for saying once more who one is. */
export const takeProofTry = (userId: number, rules: Rules): Promise<Taken> =>
  take(accounts(rules), `proof:${userId}`)

/** The password was right once more. */
export async function forgiveProofTry(userId: number, rules: Rules): Promise<void> {
  await accounts(rules).delete(`proof:${userId}`)
}

const uses = ({ points, seconds }: { points: number; seconds: number }) =>
  new RateLimiterPostgres({ ...store(), points, duration: seconds })

/** Counts a request with an API token that is right; the seconds it has to wait, or null. */
export async function takeTokenUse(tokenId: number): Promise<number | null> {
  const taken = await take(uses(TOKEN_LIMIT.use), `token:${tokenId}`)
  return 'wait' in taken ? taken.wait : null
}

/** Counts an API token that is none, by the address it came from; the seconds to wait, or null. Right ones from there still open. */
export async function takeWrongToken(address: string): Promise<number | null> {
  const key = addressKey(address) ?? 'address:unknown'
  const taken = await take(uses(TOKEN_LIMIT.wrong), `wrong-token:${key}`)
  return 'wait' in taken ? taken.wait : null
}

/** Opens an account that was locked: it has another password now. */
export async function unlock(email: string): Promise<void> {
  await db.signInLimit.deleteMany({ where: { key: accountKey({ email, deviceId: null }) } })
}

const HOUR = 3_600_000

/** Forgets counts that have run out. */
export async function pruneLimits(now: Date): Promise<void> {
  await db.signInLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime() - HOUR) } } })
}
