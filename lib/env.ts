import { z } from 'zod'
import { SSO_LABEL, type SsoSettings, ssoFault } from './sso/settings'

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string().min(1).default('postgresql://localhost:5432/qingyan'),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Where backups are written; `DATA_DIR/backups` when nobody says. */
  BACKUP_DIR: z.string().min(1).optional(),
  /** Where this web process keeps finished pages; each needs a folder of its own. */
  PAGES_DIR: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SITE_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  AUTH_SECRET: z.string().min(16).optional(),
  /** The secret before it, still believed, and until when. */
  AUTH_SECRET_PREVIOUS: z.string().min(16).optional(),
  AUTH_SECRET_PREVIOUS_UNTIL: z.iso.datetime().optional(),
  /** Proxies in front whose `X-Forwarded-For` is believed: addresses and CIDR blocks, comma separated. */
  TRUSTED_PROXIES: z.string().default(''),
  /** Caches in front of the site that take `PURGE` by surrogate key, comma separated. */
  PURGE_URLS: z.string().default(''),
  /** Where pushes go; an own server for trials. */
  INDEXNOW_URL: z.url().default('https://api.indexnow.org/indexnow'),
  BAIDU_PUSH_URL: z.url().default('http://data.zz.baidu.com/urls'),
  /** The one hub that may stand in the own network. */
  WEBSUB_TRUSTED_HUB: z.string().default(''),
  /** Origins (`http://127.0.0.1:8080`) in the own network that a webhook may name, comma separated. */
  WEBHOOK_TRUSTED: z.string().default(''),
  /** The server that takes the desk's mail, `smtp://` or `smtps://`, and whom it is from; without both none is sent. */
  SMTP_URL: z.union([z.url({ protocol: /^smtps?$/ }), z.literal('')]).default(''),
  SMTP_FROM: z.string().default(''),
  /** A provider of single sign-on (OpenID Connect); off without the first three. */
  SSO_ISSUER: z.string().trim().default(''),
  SSO_CLIENT_ID: z.string().trim().default(''),
  SSO_CLIENT_SECRET: z.string().trim().default(''),
  SSO_LABEL: z.string().trim().max(20).default(''),
  SSO_EMAIL_DOMAIN: z.string().trim().default(''),
  SSO_TRUST_SECOND_FACTOR: z.enum(['on', 'off', '']).default('off'),
  /** A bucket of an S3-compatible store for pictures and attachments; without one they lie in DATA_DIR. */
  S3_BUCKET: z.string().default(''),
  S3_ENDPOINT: z.union([z.url(), z.literal('')]).default(''),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().default(''),
  S3_SECRET_ACCESS_KEY: z.string().default(''),
  /** Put before the names of all objects; ends in a slash when it names a folder. */
  S3_PREFIX: z.string().default(''),
  S3_PATH_STYLE: z.enum(['on', 'off']).optional(),
  /** Most connections of one process to the database. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** What uploads, pictures and finished pages leave free on the disk, in MiB: the database may lie on the same one. */
  DISK_RESERVE_MB: z.coerce.number().min(0).default(300),
  /** Seconds between “not ready” and no longer taking connections, for a load balancer to notice. */
  STOP_DELAY: z.coerce.number().min(0).max(60).default(0),
  /** Limits of the page store, in MiB. */
  PAGE_STORE_MEMORY_MB: z.coerce.number().positive().default(128),
  PAGE_STORE_DISK_MB: z.coerce.number().positive().default(1024),
})

const parsed = schema.parse(process.env)

function bucket() {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_PREFIX, S3_PATH_STYLE } = parsed
  if (S3_BUCKET === '') return null
  return {
    bucket: S3_BUCKET,
    region: S3_REGION,
    endpoint: S3_ENDPOINT,
    accessKeyId: parsed.S3_ACCESS_KEY_ID,
    secretAccessKey: parsed.S3_SECRET_ACCESS_KEY,
    prefix: S3_PREFIX,
    pathStyle: S3_PATH_STYLE ? S3_PATH_STYLE === 'on' : S3_ENDPOINT !== '',
  }
}

function sso(): SsoSettings | null {
  const { SSO_ISSUER: issuer, SSO_CLIENT_ID: clientId, SSO_CLIENT_SECRET: clientSecret } = parsed
  const fault = ssoFault({ issuer, clientId, clientSecret })
  if (fault) throw new Error(`配置有误：${fault}。`)
  if (issuer === '') return null
  return {
    ...{ issuer, clientId, clientSecret },
    label: parsed.SSO_LABEL || SSO_LABEL,
    emailDomain: parsed.SSO_EMAIL_DOMAIN.replace(/^@/, '').toLowerCase(),
    trustsFactor: parsed.SSO_TRUST_SECOND_FACTOR === 'on',
  }
}

const listOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** The only place that reads the environment; see .env.example for what each variable means. */
export const env = {
  ...parsed,
  BACKUP_DIR: parsed.BACKUP_DIR ?? `${parsed.DATA_DIR}/backups`,
  PAGES_DIR: parsed.PAGES_DIR ?? `${parsed.DATA_DIR}/pages`,
  SITE_URL: (parsed.SITE_URL ?? `http://localhost:${parsed.PORT}`).replace(/\/+$/, ''),
  PURGE_URLS: listOf(parsed.PURGE_URLS),
  WEBHOOK_TRUSTED: listOf(parsed.WEBHOOK_TRUSTED),
  /** The bucket that files are kept in; null when they lie on the disk. */
  S3: bucket(),
  /** The provider of single sign-on; null when there is none. */
  SSO: sso(),
}

/** Whether the desk can send mail. */
export const mailIsOn = (): boolean => env.SMTP_URL !== '' && env.SMTP_FROM !== ''

/** An absolute address on the public site for a path that starts with `/`. */
export function siteUrl(path: string): string {
  return env.SITE_URL + path
}
