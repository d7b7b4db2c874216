import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { AppError } from '@/lib/errors'

/** How many refusals an address may cause, and in how long (seconds): an office behind one address makes some by itself. */
export const ADDRESS_LIMIT = { points: 50, seconds: 15 * 60 }

/** How many mails may be asked for: for one account, and from one address. */
export const MAIL_LIMIT = { account: { points: 3, seconds: 3600 }, address: { points: 10, seconds: 3600 } }

/** How many requests an API token may make, and how many wrong tokens may come from one address. */
export const TOKEN_LIMIT = { use: { points: 300, seconds: 60 }, wrong: { points: 30, seconds: 15 * 60 } }

/** The refusal of who has tried too often: what there was too much of, and the seconds until the next try counts. */
export const tooMany = (what: string, seconds: number): AppError =>
  new AppError('TOO_MANY', `${what}，请 ${Math.ceil(seconds / 60)} 分钟后再试。`, {}, seconds)

/** What a try is counted under: a browser its person has used before has a count of its own. */
export type Subject = { email: string; address: string; deviceId: number | null }

const hashed = (text: string) => createHash('sha256').update(text).digest('base64url')

/** Under what the wrong passwords of an account are counted. Nothing that a request may vary freely is in it. */
export function accountKey({ email, deviceId }: Pick<Subject, 'email' | 'deviceId'>): string {
  return deviceId === null ? `account:${hashed(email)}` : `device:${deviceId}`
}

/** Under what the refusals of an address are counted: one line has a whole /64 of IPv6. Null where none is known. */
export function addressKey(address: string): string | null {
  if (address === '') return null
  if (!isIPv6(address)) return `address:${address}`
  const [head = '', tail = ''] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Array(Math.max(0, 8 - before.length - after.length)).fill('0') : []
  const block = [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
  return `address:${block.join(':')}::/64`
}
