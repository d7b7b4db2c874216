import 'server-only'
import { decode, encode, type JWT, type JWTDecodeParams, type JWTEncodeParams } from 'next-auth/jwt'
import { env } from '@/lib/env'

/** The secrets that are believed at a moment, the present one first. */
function secretsAt(now: Date): string[] {
  const { AUTH_SECRET, AUTH_SECRET_PREVIOUS, AUTH_SECRET_PREVIOUS_UNTIL } = env
  const ended = AUTH_SECRET_PREVIOUS_UNTIL !== undefined && new Date(AUTH_SECRET_PREVIOUS_UNTIL) <= now
  return [AUTH_SECRET, ended ? undefined : AUTH_SECRET_PREVIOUS].filter((one) => one !== undefined)
}

/** A session cookie's content, sealed with the present secret. */
export function sealToken(params: Omit<JWTEncodeParams, 'secret'>): Promise<string> {
  const [secret] = secretsAt(new Date())
  if (!secret) throw new Error('AUTH_SECRET is not set')
  return encode({ ...params, secret })
}

/** What a session cookie holds; throws unless one of the believed secrets sealed it. */
export async function openToken(params: Omit<JWTDecodeParams, 'secret'>): Promise<JWT | null> {
  let failure: unknown = new Error('AUTH_SECRET is not set')
  for (const secret of secretsAt(new Date())) {
    try {
      return await decode({ ...params, secret })
    } catch (error) {
      failure = error
    }
  }
  throw failure
}
