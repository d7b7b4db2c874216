/** Where single sign-on asks who somebody is, and what it believes. */
export type SsoSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  /** What the button is called. */
  label: string
  /** The one domain whose addresses are believed; '' when all are. */
  emailDomain: string
  /** Whether the provider is believed when it says that a second factor was there. */
  trustsFactor: boolean
}

/** What single sign-on is called where nothing else is said. */
export const SSO_LABEL = '单位统一认证'

type Given = { issuer: string; clientId: string; clientSecret: string }

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** What is wrong with what the environment says; null when nothing is, or when it says nothing. */
export function ssoFault({ issuer, clientId, clientSecret }: Given): string | null {
  const set = [issuer, clientId, clientSecret].filter((value) => value !== '').length
  if (set === 0) return null
  if (set < 3) return 'SSO_ISSUER、SSO_CLIENT_ID 和 SSO_CLIENT_SECRET 须一起设置'
  const url = URL.parse(issuer)
  const plain = url?.protocol === 'http:' && LOOPBACK.test(url.hostname)
  if (!url || (url.protocol !== 'https:' && !plain))
    return 'SSO_ISSUER 须是 https:// 开头的网址，与统一认证给出的 issuer 一字不差'
  return url.search || url.hash || url.username ? 'SSO_ISSUER 不能带参数、# 或用户名' : null
}
