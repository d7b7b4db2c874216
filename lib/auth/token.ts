import { createHash, randomBytes } from 'node:crypto'

/** A token that nobody can guess, for an address. */
export const newToken = () => randomBytes(24).toString('base64url')

/** What is kept of a token: enough to know it again, not enough to use it. No salt: the token is random already. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')
