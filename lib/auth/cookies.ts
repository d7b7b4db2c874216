import 'server-only'
import { env } from '@/lib/env'
import { ADDRESS_HEADER } from '@/lib/server/client-address'
import { ATTEMPT_LASTS } from '@/lib/sso/attempt'
import { DEVICE_SECONDS, deviceCookie } from './device'
import { SESSION_COOKIE, SESSION_SECONDS } from './options'
import { STEP_LASTS } from './second-step-commands'
import type { From, Opened } from './session-commands'
import { sealToken } from './session-token'

const secure = env.SITE_URL.startsWith('https:')
const DEVICE = deviceCookie(secure)

const cookie = (name: string, value: string, seconds: number) =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`

/** The cookies of an open session: next-auth's, which carries its id, and the one by which the browser is known again. */
export async function sessionCookies({ sessionId, device }: Opened): Promise<string[]> {
  const token = await sealToken({ token: { sid: sessionId }, maxAge: SESSION_SECONDS })
  return [cookie(SESSION_COOKIE, token, SESSION_SECONDS), cookie(DEVICE, device, DEVICE_SECONDS)]
}

/** Where a sign-in leads: to what was wanted, or first to what is owed. */
export const firstPath = ({ owed }: Opened, wanted: string): string =>
  owed === null ? wanted : `${owed}?${new URLSearchParams({ callbackUrl: wanted })}`

/** The cookie of somebody on the way to the second factor. */
export const STEP_COOKIE = `${secure ? '__Host-' : ''}qingyan-step`
export const stepCookie = (token: string): string => cookie(STEP_COOKIE, token, STEP_LASTS / 1000)
/** Takes that cookie away again. */
export const noStepCookie = (): string => cookie(STEP_COOKIE, '', 0)

/** The cookie of somebody on the way to a provider of single sign-on and back. */
const SSO_COOKIE = `${secure ? '__Host-' : ''}qingyan-sso`
export const ssoCookie = (sealed: string): string => cookie(SSO_COOKIE, sealed, ATTEMPT_LASTS / 1000)
/** Takes that cookie away again. */
export const noSsoCookie = (): string => cookie(SSO_COOKIE, '', 0)

const cookieOf = (request: Request, name: string): string | undefined =>
  (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** The token of the step that a request goes on with; '' when there is none. */
export const stepOf = (request: Request): string => cookieOf(request, STEP_COOKIE) ?? ''

/** What a request carries back from a provider; '' when it was begun elsewhere. */
export const ssoOf = (request: Request): string => cookieOf(request, SSO_COOKIE) ?? ''

/** Where a request to sign in comes from. */
export function fromOf(request: Request): From {
  return {
    userAgent: request.headers.get('user-agent') ?? '',
    address: request.headers.get(ADDRESS_HEADER) ?? '',
    device: cookieOf(request, DEVICE),
  }
}
