import { randomBytes } from 'node:crypto'

/** What an API token looks like: a mark by which programs that search for leaked secrets know it, and 32 random bytes. */
const TOKEN = /^qy_[\w-]{43}$/
const SHOWN = 'qy_'.length + 6

/** A token that nobody can guess. */
export const newApiToken = (): string => `qy_${randomBytes(32).toString('base64url')}`

/** How a token begins, as it is shown to whoever has it. */
export const prefixOf = (token: string): string => token.slice(0, SHOWN)

/** The token of an `Authorization` header: null when there is no header, '' when it holds nothing that could be one. */
export function bearerOf(header: string | null): string | null {
  if (header === null) return null
  const token = /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? ''
  return TOKEN.test(token) ? token : ''
}
