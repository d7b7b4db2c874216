import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'

// OWASP's floor for argon2id; the library's default algorithm is argon2id.
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** A password somebody chooses: 10–128 characters, no truncation, not one of the obvious ones. */
export const newPassword = z
  .string()
  .min(10, '密码至少 10 个字符')
  .max(128, '密码最多 128 个字符')
  .refine(
    (value) => !/^(.)\1+$|^(0?123456789|password|qwertyuiop|admin)\d*$/i.test(value),
    '这个密码太容易被猜到，请换一个',
  )

/** The argon2id hash to store. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST)
}

const DUMMY = hashPassword('nobody has this password')

/** Whether the password fits the hash; takes as long when there is no such account (`stored` null). */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await DUMMY), password.normalize('NFC'))
  return fits && stored !== null
}
