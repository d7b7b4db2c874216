import { AppError } from '@/lib/errors'

/** Why somebody did not come in through single sign-on, and what they can do; the names travel in the address. */
export const PROBLEMS = {
  SSO_CANCELLED: '您取消了统一认证，没有登录。要登录请再点一次，或用邮箱和密码。',
  SSO_AGAIN: '这次统一认证已经用过、超时，或不是从这个浏览器开始的。请再点一次重新登录。',
  SSO_UNKNOWN:
    '这里没有与您的统一认证对应的在用账号。请联系管理员开通，并让统一认证里已验证的邮箱与它一致；如果那里登录的是别人，请先在那里退出。',
  SSO_TAKEN: '您的账号已关联另一个统一认证身份，没有登录。请联系管理员解除关联后再试。',
  SSO_AWAY: '统一认证暂时连不上，请过几分钟再试，或用邮箱和密码登录。',
  SSO_CLOCK: '统一认证的时间与本站对不上，没有登录。请联系管理员校准服务器时间，或用邮箱和密码登录。',
  SSO_FORGED: '统一认证的回答没有通过校验，没有登录。请再点一次；仍不行请联系管理员，或用邮箱和密码登录。',
  SSO_SETUP: '统一认证不认识本站，没有登录。请联系管理员检查统一认证的设置，或用邮箱和密码登录。',
  SSO_REFUSED: '统一认证没有让您登录。请过一会儿再试；仍不行请联系管理员，或用邮箱和密码登录。',
  SSO_STALE: '统一认证没有说明您刚刚验证过身份，这一步请用密码确认。',
  SSO_OTHER: '统一认证里登录的是另一个人，这一步没有完成。请换成您自己的账号再确认一次。',
  SSO_TOO_MANY: '尝试次数过多，请过一会儿再试。',
} as const

export type Problem = keyof typeof PROBLEMS

/** The refusal of somebody who comes through single sign-on. */
export const refusal = (problem: Problem): AppError =>
  new AppError(problem === 'SSO_TOO_MANY' ? 'TOO_MANY' : 'UNAUTHENTICATED', PROBLEMS[problem], {
    sso: [problem],
  })

const isProblem = (name: string | undefined): name is Problem => name !== undefined && name in PROBLEMS

/** Which of them a refusal is; null when it is another one. */
export function problemOf({ fields }: AppError): Problem | null {
  const name = fields.sso?.[0]
  return isProblem(name) ? name : null
}

/** What is said of a problem that an address names; null when it names none. */
export const problemWords = (name: string): string | null =>
  Object.hasOwn(PROBLEMS, name) ? PROBLEMS[name as Problem] : null
