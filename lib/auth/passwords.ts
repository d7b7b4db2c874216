import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { Busy, Turns } from '@/lib/server/turns'

/** What a hash costs (KiB, passes, lanes): OWASP's floor for argon2id, which is the library's default algorithm. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** Each takes 19 MiB and a core for a moment: however many sign in, readers and memory do not feel it. */
const turns = new Turns({ atOnce: 2, mostWaiting: 200 })

/** A password somebody chooses: 8–128 characters, no truncation; password-commands.ts asks what else the rules of the day want. */
export const newPassword = z.string().min(8, '密码至少 8 个字符').max(128, '密码最多 128 个字符')

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await turns.take(work)
  } catch (error) {
    if (error instanceof Busy) throw new AppError('UNAVAILABLE', '现在登录的人太多，请过一会儿重试。')
    throw error
  }
}

/** The argon2id hash to store. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), COST))
}

const DUMMY = hashPassword('nobody has this password')

/** Whether the password fits the hash; takes as long when there is no such account (`stored` null). */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const known = stored ?? (await DUMMY)
  const fits = await inTurn(() => verify(known, password.normalize('NFC')))
  return fits && stored !== null
}

/** Whether a hash was made at another cost than today's, and is to be made anew while the password is known. */
export function isDated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = COST
  return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}
