import type { Health } from '@/lib/health/queries'

/** What is known of a newsroom's configuration and surroundings, gathered by facts.ts. */
export type Facts = {
  now: Date
  siteUrl: string
  /** The environment, `.env` included. */
  env: Readonly<Record<string, string | undefined>>
  isRoot: boolean
  /** Files that hold secrets and can be read by others than their owner. */
  openFiles: string[]
  authSecret: string
  database: {
    own: boolean
    local: boolean
    encrypted: boolean
    superuser: boolean
    version: number
    maxConnections: number
    pool: number
    /** Settings that let acknowledged writes be lost in a power cut, and are off. */
    unsafe: string[]
    checksums: boolean
  }
  disk: { freeMb: number; reserveMb: number; backupOnSameDisk: boolean }
  newestBackup: Date | null
  people: { admins: number; demo: number }
  health: Health
  /** Packages below the versions of scripts/supply/floors.json. */
  belowFloor: string[]
}

/** `bad` wants to be mended now, `weak` soon. */
export type Finding = { level: 'bad' | 'weak'; text: string; advice: string }
type Rule = { name: string; look: (facts: Facts) => Finding | null }

const bad = (text: string, advice: string): Finding => ({ level: 'bad', text, advice })
const weak = (text: string, advice: string): Finding => ({ level: 'weak', text, advice })
const HOUR = 3_600_000
const LOCAL = /^(localhost|127\.[\d.]+|\[::1\])$/
const hostOf = (url: string) => URL.parse(url)?.hostname ?? ''
const isPublic = ({ siteUrl }: Facts) => !LOCAL.test(hostOf(siteUrl))

/** The site's own configuration. */
const SITE: Rule[] = [
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

const SECRETS: Rule[] = [
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
    name: '密钥文件只有自己能读',
    look: ({ openFiles }) =>
      openFiles.length > 0
        ? bad(`别的用户能读到：${openFiles.join('、')}。`, `chmod 600 ${openFiles.join(' ')}`)
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

const DATABASE: Rule[] = [
  {
    name: '数据库不会丢已确认的写入',
    look: ({ database }) =>
      database.unsafe.length > 0
        ? bad(
            `数据库关掉了 ${database.unsafe.join('、')}，断电会丢失已经保存的稿件。`,
            '在 PostgreSQL 的配置里打开它们。',
          )
        : null,
  },
  {
    name: '数据库连接加密',
    look: ({ database }) =>
      database.local || database.encrypted
        ? null
        : bad(
            '到数据库的连接没有加密，口令和稿件在网络上是明文。',
            '在 DATABASE_URL 后面加 ?sslmode=verify-full，并让数据库开启 TLS。',
          ),
  },
  {
    name: '数据库用户不是超级用户',
    look: ({ database }) =>
      !database.own && database.superuser
        ? weak(
            'DATABASE_URL 用的是超级用户，一个漏洞就能改动整个数据库服务器。',
            '建一个只拥有这个数据库的用户。',
          )
        : null,
  },
  {
    name: '数据库能查出损坏的页',
    look: ({ database }) =>
      database.checksums
        ? null
        : weak(
            '数据库没有打开数据校验（data_checksums），磁盘出错时不会被发现。',
            '停下数据库，运行 pg_checksums --enable。',
          ),
  },
  {
    name: '数据库连接数够用',
    look: ({ database: { maxConnections, pool } }) =>
      maxConnections < 2 * pool + 10
        ? weak(
            `数据库只允许 ${maxConnections} 个连接，网站和定时任务最多要 ${2 * pool + 6} 个。`,
            '调大 max_connections，或调小 DATABASE_POOL。',
          )
        : null,
  },
]

const AROUND: Rule[] = [
  {
    name: '磁盘有余地',
    look: ({ disk: { freeMb, reserveMb } }) => {
      if (freeMb < reserveMb)
        return bad(`磁盘只剩 ${freeMb} MB，已不能上传文件。`, '清理磁盘，或换大一些的。')
      return freeMb < 5 * reserveMb ? weak(`磁盘只剩 ${freeMb} MB。`, '尽早清理，或换大一些的。') : null
    },
  },
  {
    name: '最近有备份',
    look: ({ newestBackup, now }) => {
      if (!newestBackup) return bad('还没有备份。', 'npm run cms -- backup --verify，并放进每晚的计划任务。')
      const hours = Math.floor((now.getTime() - newestBackup.getTime()) / HOUR)
      return hours > 26
        ? weak(`最近一份备份是 ${hours} 小时以前的。`, '看一看每晚的计划任务还在不在。')
        : null
    },
  },
  {
    name: '备份不在同一块磁盘上',
    look: ({ disk }) =>
      disk.backupOnSameDisk
        ? weak(
            '备份和数据在同一块磁盘上，磁盘坏了两样都没有。',
            '用 BACKUP_DIR 指到另一块磁盘，再抄一份到别的机器。',
          )
        : null,
  },
  {
    name: '邮件连接加密',
    look: ({ env }) => {
      const url = env.SMTP_URL ?? ''
      const open = url.startsWith('smtp://') && !/[?&]requireTLS=true/.test(url) && !LOCAL.test(hostOf(url))
      return open
        ? weak('到邮件服务器的连接可能不加密。', '改用 smtps://，或在 SMTP_URL 后面加 ?requireTLS=true。')
        : null
    },
  },
  {
    name: '图片存储连接加密',
    look: ({ env }) => {
      const url = env.S3_ENDPOINT ?? ''
      return env.S3_BUCKET && url.startsWith('http://') && !LOCAL.test(hostOf(url))
        ? weak('到对象存储的连接没有加密。', '把 S3_ENDPOINT 改成 https://…。')
        : null
    },
  },
  {
    name: '定时任务在运行',
    look: ({ health }) =>
      health.worker.status === 'silent'
        ? weak('定时任务进程没有动静（网站没有启动时也会这样）。', '启动网站；还是这样就看日志。')
        : null,
  },
  {
    name: '没有误点的定时',
    look: ({ health }) =>
      (health.overdue ?? 0) > 0
        ? bad(`有 ${health.overdue} 个定时过了点还没有执行。`, '看定时任务进程的日志。')
        : null,
  },
]

export const RULES: Rule[] = [...SITE, ...SECRETS, ...DATABASE, ...AROUND]
