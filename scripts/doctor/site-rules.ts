import { bad, isPublic, type Rule, weak } from './facts'

/** The site's own configuration. */
export const SITE: Rule[] = [
  {
    name: '网站地址用 https',
    look: (facts) =>
      isPublic(facts) && !facts.siteUrl.startsWith('https:')
        ? bad(
            '网站地址不是 https，密码和登录状态在网络上是明文。',
            '在前面放一个带证书的代理，把 SITE_URL 改成 https://…。',
          )
        : null,
  },
  {
    name: '操作日志记得下真实来源',
    look: (facts) =>
      isPublic(facts) && !facts.env.TRUSTED_PROXIES
        ? weak(
            '没有设置 TRUSTED_PROXIES，操作日志里记下的地址都是代理的。',
            '把代理的地址写进 TRUSTED_PROXIES，例如 127.0.0.1。',
          )
        : null,
  },
  {
    name: '不以 root 运行',
    look: ({ isRoot }) =>
      isRoot
        ? weak(
            '以 root 运行，一个漏洞就等于整台机器。',
            '建一个普通用户，让它拥有这个文件夹和 DATA_DIR，再用它启动。',
          )
        : null,
  },
  {
    name: '依赖不低于安全版本',
    look: ({ belowFloor }) =>
      belowFloor.length > 0
        ? bad(`这些依赖有已知漏洞：${belowFloor.join('、')}。`, '升级青言，或升级这些依赖后重新构建。')
        : null,
  },
  {
    name: '日志不过细',
    look: ({ env }) =>
      env.LOG_LEVEL === 'debug'
        ? weak('LOG_LEVEL 是 debug，日志会很大，也记得太多。', '平时用 warn。')
        : null,
  },
]

/** Who may sign in, and what they sign in with. */
export const SECRETS: Rule[] = [
  {
    name: '会话密钥够长',
    look: ({ authSecret }) =>
      authSecret.length < 32
        ? bad(
            'AUTH_SECRET 太短，有可能被猜出来。',
            '去掉 AUTH_SECRET，让系统自己生成；或换成 32 个以上的随机字符。',
          )
        : null,
  },
  {
    name: '两步验证都打得开',
    look: ({ people }) =>
      people.lostFactors > 0
        ? bad(
            `有 ${people.lostFactors} 人的两步验证打不开：密钥不是当时的那一个。`,
            '放回原来的 auth-secret（或 AUTH_SECRET）再重新启动；找不回来就请他们用恢复码登录，再重新设置。',
          )
        : null,
  },
  {
    name: '密钥文件只有自己能读',
    look: ({ openFiles }) =>
      openFiles.length > 0
        ? bad(`别的用户能读到：${openFiles.join('、')}。`, `chmod 600 ${openFiles.join(' ')}`)
        : null,
  },
  {
    name: '没有用完的旧密钥',
    look: ({ env }) =>
      env.AUTH_SECRET_PREVIOUS && !env.AUTH_SECRET_PREVIOUS_UNTIL
        ? weak(
            'AUTH_SECRET_PREVIOUS 还留着，原来的密钥就一直有效。',
            '加上 AUTH_SECRET_PREVIOUS_UNTIL（UTC 时间，如 2026-11-30T03:00:00Z），再重新启动。',
          )
        : null,
  },
  {
    name: '.env 里没有用完的密码',
    look: ({ env }) => {
      const left = ['ADMIN_PASSWORD', 'DEMO_PASSWORD'].filter((name) => env[name])
      return left.length > 0
        ? weak(
            `${left.join('、')} 还留着，只有第一次启动用得到。`,
            '登录后在“账号”里改密码，再把它们从 .env 里删掉。',
          )
        : null
    },
  },
  {
    name: '没有演示账号',
    look: (facts) =>
      facts.people.demo > 0
        ? (isPublic(facts) ? bad : weak)(
            `还有 ${facts.people.demo} 个演示账号（@qingyan.example）可以登录。`,
            '在“用户”里停用它们，并换上真实的管理员邮箱。',
          )
        : null,
  },
  {
    name: '不止一位管理员',
    look: ({ people }) =>
      people.admins < 2
        ? weak('只有一位管理员，丢了密码就要到服务器上重设。', '在“用户”里再设一位管理员。')
        : null,
  },
]
