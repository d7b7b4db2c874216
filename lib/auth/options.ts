import 'server-only'
import { headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import { env } from '@/lib/env'
import { ADDRESS_HEADER } from '@/lib/server/client-address'
import { signOut } from './session-commands'
import { SESSION_HOURS } from './session-rules'
import { openToken, sealToken } from './session-token'

/** How long a sign-in lasts, and the cookie next-auth keeps it in. */
export const SESSION_SECONDS = SESSION_HOURS * 3600
const secure = env.SITE_URL.startsWith('https:')
/** On https no other host and no plain connection can set it. */
export const SESSION_COOKIE = `${secure ? '__Host-' : ''}next-auth.session-token`

/**
 * next-auth carries only the id of our session row; who that is, is read from the database every time. Nobody signs in
 * through next-auth itself: app/api/sign-in does that, in as many steps as it takes.
 */
export const authOptions: NextAuthOptions = {
  ...(env.AUTH_SECRET ? { secret: env.AUTH_SECRET } : {}),
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  jwt: { encode: sealToken, decode: openToken },
  useSecureCookies: secure,
  cookies: {
    sessionToken: { name: SESSION_COOKIE, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } },
  },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [],
  callbacks: {
    session({ session, token }) {
      return { ...session, user: {}, sid: token.sid }
    },
  },
  events: {
    async signOut({ token }) {
      if (typeof token.sid !== 'string') return
      const address = (await headers()).get(ADDRESS_HEADER) ?? ''
      await signOut({ sessionId: token.sid, address }, new Date())
    },
  },
}
