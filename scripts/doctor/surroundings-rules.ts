import { bad, hostOf, LOCAL, type Rule, weak } from './facts'

const HOUR = 3_600_000

/** How the database is set up, and how it is reached. */
export const DATABASE: Rule[] = [
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

/** What the newsroom stands on and speaks to. */
export const AROUND: Rule[] = [
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
