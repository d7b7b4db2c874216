import { existsSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { countLostFactors } from '@/lib/auth/sealed-queries'
import { env } from '@/lib/env'
import { readHealth } from '@/lib/health/queries'
import { listBackups } from '../backup/make'
import { readBackup } from '../backup/manifest'
import { ask } from '../db/ask'
import { secretsFile } from '../launch/secrets'
import { belowFloor } from '../supply/floors'
import { type Facts, LOCAL } from './facts'

const SECRET_NAME = /SECRET|PASSWORD|SMTP_URL|DATABASE_URL/
const MIB = 1024 * 1024

const QUERY = `
  SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('max_connections')::int AS "maxConnections",
    (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
    coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS encrypted,
    current_setting('data_checksums') = 'on' AS checksums,
    ARRAY(SELECT name::text FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name) AS unsafe,
    (SELECT count(*)::int FROM users WHERE active AND role = 'ADMIN') AS admins,
    (SELECT count(*)::int FROM users WHERE active AND email LIKE '%@qingyan.example') AS demo`

type Asked = Omit<Facts['database'], 'own' | 'local' | 'pool'> & Omit<Facts['people'], 'lostFactors'>

async function askDatabase(): Promise<Asked> {
  const where = { connectionString: env.DATABASE_URL, statement_timeout: 10_000 }
  const [asked] = await ask<Asked>(where, QUERY)
  if (!asked) throw new Error('the database says nothing of itself')
  return asked
}

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const isOpen = (file: string) => existsSync(file) && (statSync(file).mode & 0o077) !== 0

function secretFiles(dotenv: string[]): string[] {
  const own = [
    secretsFile(env.DATA_DIR),
    join(env.DATA_DIR, 'postgres-password'),
    join(env.DATA_DIR, 'connection.json'),
  ]
  return [...own, ...(dotenv.length > 0 ? ['.env'] : [])]
}

function deviceOf(folder: string): number | null {
  return existsSync(folder) ? statSync(folder).dev : null
}

/** The moment of the newest backup that can be read. */
function newestBackup(): Date | null {
  for (const name of listBackups(env.BACKUP_DIR).reverse()) {
    try {
      return new Date(readBackup(name, env.BACKUP_DIR).manifest.at)
    } catch {
      // Damaged: an older one counts.
    }
  }
  return null
}

/** Looks at the configuration, the files, the disk and the database; `given` is the environment. */
export async function gatherFacts(given: NodeJS.ProcessEnv, now: Date): Promise<Facts> {
  const { admins, demo, ...asked } = await askDatabase()
  const url = new URL(env.DATABASE_URL)
  const dotenv = parseEnv(textOf('.env'))
  const secretsInDotenv = Object.keys(dotenv).filter((name) => dotenv[name] && SECRET_NAME.test(name))
  const { bavail, bsize } = await statfs(env.DATA_DIR)
  const device = deviceOf(env.BACKUP_DIR)
  return {
    now,
    siteUrl: env.SITE_URL,
    env: given,
    isRoot: process.getuid?.() === 0,
    openFiles: secretFiles(secretsInDotenv).filter(isOpen),
    authSecret: env.AUTH_SECRET ?? '',
    database: {
      ...asked,
      own:
        url.password !== '' &&
        textOf(join(env.DATA_DIR, 'postgres-password')).trim() === decodeURIComponent(url.password),
      local: url.hostname === '' || LOCAL.test(url.hostname),
      pool: env.DATABASE_POOL,
    },
    disk: {
      freeMb: Math.floor((bavail * bsize) / MIB),
      reserveMb: env.DISK_RESERVE_MB,
      backupOnSameDisk: device === null || device === deviceOf(env.DATA_DIR),
    },
    newestBackup: newestBackup(),
    people: { admins, demo, lostFactors: await countLostFactors() },
    health: await readHealth(now),
    belowFloor: belowFloor('.'),
  }
}
