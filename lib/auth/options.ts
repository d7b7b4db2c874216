import 'server-only'
import { headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { env } from '@/lib/env'
import { isAppError } from '@/lib/errors'
import { ADDRESS_HEADER } from '@/lib/server/client-address'
import { signIn, signOut } from './commands'
import { openToken, sealToken } from './tokens'

const credentials = z.object({ email: z.string().max(254), password: z.string().max(1000) })

/** How long a sign-in lasts, and the cookie next-auth keeps it in. */
export const SESSION_SECONDS = 12 * 3600
const secure = env.SITE_URL.startsWith('https:')
export const SESSION_COOKIE = `${secure ? '__Secure-' : ''}next-auth.session-token`

/** next-auth carries only the id of our session row; who that is, is read from the database every time. */
export const authOptions: NextAuthOptions = {
  ...(env.AUTH_SECRET ? { secret: env.AUTH_SECRET } : {}),
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  jwt: { encode: sealToken, decode: openToken },
  useSecureCookies: secure,
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    Credentials({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      async authorize(input, request) {
        const parsed = credentials.safeParse(input)
        if (!parsed.success) return null
        try {
          const userAgent = String(request.headers?.['user-agent'] ?? '')
          const address = String(request.headers?.[ADDRESS_HEADER] ?? '')
          const session = await signIn({ ...parsed.data, userAgent, address }, new Date())
          return session && { id: String(session.userId), sessionId: session.sessionId }
        } catch (error) {
          if (isAppError(error, 'TOO_MANY')) throw new Error('TOO_MANY')
          throw error
        }
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      const sessionId = (user as { sessionId?: string } | undefined)?.sessionId
      return sessionId ? { sid: sessionId } : token
    },
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
