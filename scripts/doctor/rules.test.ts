import { expect, test } from 'vitest'
import type { Facts } from './facts'
import { RULES } from './rules'

const now = new Date('2026-03-02T02:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

/** A newsroom that nothing can be said against. */
const SOUND: Facts = {
  now,
  siteUrl: 'https://news.example.cn',
  env: { TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'warn', SMTP_URL: 'smtps://smtp.example.cn' },
  isRoot: false,
  openFiles: [],
  authSecret: 'x'.repeat(43),
  database: {
    own: false,
    local: false,
    encrypted: true,
    superuser: false,
    version: 18,
    maxConnections: 100,
    pool: 10,
    unsafe: [],
    checksums: true,
  },
  disk: { freeMb: 50_000, reserveMb: 300, backupOnSameDisk: false },
  newestBackup: hoursAgo(5),
  people: { admins: 2, demo: 0, lostFactors: 0 },
  health: {
    ok: true,
    web: 'ok',
    database: 'ok',
    worker: { status: 'ok', secondsAgo: 1 },
    overdue: 0,
    disk: 'ok',
  },
  belowFloor: [],
}

const findings = (change: Partial<Facts>) =>
  RULES.flatMap(({ look }) => look({ ...SOUND, ...change }) ?? []).map(
    ({ level, text }) => `${level} ${text}`,
  )
const database = (change: Partial<Facts['database']>) => ({ database: { ...SOUND.database, ...change } })
const disk = (change: Partial<Facts['disk']>) => ({ disk: { ...SOUND.disk, ...change } })
const health = (change: Partial<Facts['health']>) => ({ health: { ...SOUND.health, ...change } })
const people = (change: Partial<Facts['people']>) => ({ people: { ...SOUND.people, ...change } })
const environment = (change: Facts['env']) => ({ env: { ...SOUND.env, ...change } })

test('a sound newsroom passes every rule', () => {
  expect(findings({})).toEqual([])
})

const FAULTS: [string, Partial<Facts>, string][] = [
  ['plain http', { siteUrl: 'http://news.example.cn' }, 'bad 网站地址不是 https'],
  ['no trusted proxy', environment({ TRUSTED_PROXIES: '' }), 'weak 没有设置 TRUSTED_PROXIES'],
  ['root', { isRoot: true }, 'weak 以 root 运行'],
  ['a package with a hole', { belowFloor: ['next 16.4.0'] }, 'bad 这些依赖有已知漏洞：next 16.4.0'],
  ['a log that says too much', environment({ LOG_LEVEL: 'debug' }), 'weak LOG_LEVEL'],
  ['a short secret', { authSecret: 'sixteen letters!' }, 'bad AUTH_SECRET 太短'],
  ['a secret others can read', { openFiles: ['.env'] }, 'bad 别的用户能读到：.env'],
  ['a secret left over', environment({ AUTH_SECRET_PREVIOUS: 'x' }), 'weak AUTH_SECRET_PREVIOUS 还留着'],
  ['a password left over', environment({ ADMIN_PASSWORD: 'x' }), 'weak ADMIN_PASSWORD 还留着'],
  ['demo users', people({ demo: 3 }), 'bad 还有 3 个演示账号'],
  ['a lost secret', people({ lostFactors: 4 }), 'bad 有 4 人的两步验证打不开'],
  ['one admin', people({ admins: 1 }), 'weak 只有一位管理员'],
  ['a database that forgets', database({ unsafe: ['fsync'] }), 'bad 数据库关掉了 fsync'],
  ['an open line to the database', database({ encrypted: false }), 'bad 到数据库的连接没有加密'],
  ['a superuser', database({ superuser: true }), 'weak DATABASE_URL 用的是超级用户'],
  ['no checksums', database({ checksums: false }), 'weak 数据库没有打开数据校验'],
  ['few connections', database({ maxConnections: 20 }), 'weak 数据库只允许 20 个连接'],
  ['a full disk', disk({ freeMb: 200 }), 'bad 磁盘只剩 200 MB'],
  ['a filling disk', disk({ freeMb: 1_000 }), 'weak 磁盘只剩 1000 MB'],
  ['no backup', { newestBackup: null }, 'bad 还没有备份'],
  ['an old backup', { newestBackup: hoursAgo(50) }, 'weak 最近一份备份是 50 小时以前的'],
  ['a backup beside the data', disk({ backupOnSameDisk: true }), 'weak 备份和数据在同一块磁盘上'],
  ['open mail', environment({ SMTP_URL: 'smtp://smtp.example.cn' }), 'weak 到邮件服务器'],
  ['an open bucket', environment({ S3_BUCKET: 'b', S3_ENDPOINT: 'http://s3.example.cn' }), 'weak 到对象存储'],
  ['no worker', health({ worker: { status: 'silent', secondsAgo: 99 } }), 'weak 定时任务进程没有动静'],
  ['late appointments', health({ overdue: 2 }), 'bad 有 2 个定时过了点'],
]

test.each(FAULTS)('%s is found, and nothing else', (_what, change, said) => {
  expect(findings(change)).toEqual([expect.stringContaining(said)])
})

test('every rule has a fault that it finds', () => {
  const silent = RULES.filter(({ look }) => !FAULTS.some(([, change]) => look({ ...SOUND, ...change })))
  expect(silent.map(({ name }) => name)).toEqual([])
})

test('what is only reached from this machine need not be encrypted, the own database’s user may be its master, and a secret that ends by itself may stay', () => {
  const local = { siteUrl: 'http://localhost:3000', env: {} }
  expect(
    findings({ ...local, ...database({ own: true, local: true, encrypted: false, superuser: true }) }),
  ).toEqual([])
  expect(findings(environment({ SMTP_URL: 'smtp://127.0.0.1:25' }))).toEqual([])
  const until = hoursAgo(-3).toISOString()
  const rotated = { AUTH_SECRET_PREVIOUS: 'x', AUTH_SECRET_PREVIOUS_UNTIL: until }
  expect(findings(environment(rotated))).toEqual([])
  expect(findings(environment({ SMTP_URL: 'smtp://mx.example.cn?requireTLS=true' }))).toEqual([])
})
