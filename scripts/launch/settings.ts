import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { trustedProxies } from '../../lib/server/client-address'
import { ssoFault } from '../../lib/sso/settings'
import { Failure } from './failure'

const port = z.coerce.number().int().min(1).max(65_535)

const proxies = z.string().superRefine((text, context) => {
  try {
    trustedProxies(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '写法不对' })
  }
})

const origins = z
  .string()
  .refine(
    (text) =>
      text.split(',').every((part) => part.trim() === '' || URL.parse(part.trim())?.origin === part.trim()),
    '须是以逗号分隔的来源，如 http://127.0.0.1:8080，后面不带路径',
  )

/** An address, with a name before it or without. */
const sender = z
  .string()
  .regex(/^([^\r\n<>]*<)?[^\s<>@,;]+@[^\s<>@,;]+>?$/, '须是邮箱地址，或写成：名称 <desk@example.cn>')

const schema = z.object({
  PORT: port.default(3000),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, '须以 postgresql:// 开头')
    .optional(),
  SITE_URL: z.url({ protocol: /^https?$/, error: '须是 http:// 或 https:// 开头的网址' }).optional(),
  ADMIN_EMAIL: z.email('须是邮箱地址').optional(),
  ADMIN_PASSWORD: z.string().min(10, '至少 10 个字符').max(128).optional(),
  AUTH_SECRET: z.string().min(16, '至少 16 个字符').optional(),
  AUTH_SECRET_PREVIOUS: z.string().min(16, '至少 16 个字符').optional(),
  AUTH_SECRET_PREVIOUS_UNTIL: z.iso.datetime('须是 UTC 时间，如 2026-11-30T03:00:00Z').optional(),
  TRUSTED_PROXIES: proxies.optional(),
  WEBHOOK_TRUSTED: origins.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: '须以 smtp:// 或 smtps:// 开头' }).optional(),
  SMTP_FROM: sender.optional(),
  SSO_ISSUER: z.string().default(''),
  SSO_CLIENT_ID: z.string().default(''),
  SSO_CLIENT_SECRET: z.string().default(''),
  SSO_LABEL: z.string().trim().max(20, '最多 20 个字').optional(),
  SSO_TRUST_SECOND_FACTOR: z.enum(['on', 'off'], '只能是 on 或 off').optional(),
  DEMO: z.enum(['on', 'off'], '只能是 on 或 off').default('on'),
  DEMO_PASSWORD: z.string().min(10, '至少 10 个字符').optional(),
})

export type Settings = {
  port: number
  dataDir: string
  /** The database somebody gave; null when we run our own. */
  databaseUrl: string | null
  siteUrl: string
  admin: { email: string; password: string | null }
  authSecret: string | null
  demo: boolean
  /** For trials and tests: the password of the demo newsroom's users. */
  demoPassword: string | null
}

/** The configuration from the environment and `.env`; a wrong value is a failure that names it. */
export function readSettings(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env')
  // An empty variable counts as not set.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    throw new Failure(`配置有误：${lines.join('；')}。请改正环境变量或 .env 后重试。`)
  }
  if ((parsed.data.SMTP_URL === undefined) !== (parsed.data.SMTP_FROM === undefined))
    throw new Failure('配置有误：SMTP_URL 和 SMTP_FROM 须一起设置。请改正环境变量或 .env 后重试。')
  const { SSO_ISSUER: issuer, SSO_CLIENT_ID: clientId, SSO_CLIENT_SECRET: clientSecret } = parsed.data
  const fault = ssoFault({ issuer, clientId, clientSecret })
  if (fault) throw new Failure(`配置有误：${fault}。请改正环境变量或 .env 后重试。`)
  const {
    PORT,
    DATA_DIR,
    DATABASE_URL,
    SITE_URL,
    ADMIN_EMAIL,
    ADMIN_PASSWORD,
    AUTH_SECRET,
    DEMO,
    DEMO_PASSWORD,
  } = parsed.data
  return {
    port: PORT,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    siteUrl: (SITE_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    admin: { email: ADMIN_EMAIL ?? 'admin@qingyan.example', password: ADMIN_PASSWORD ?? null },
    authSecret: AUTH_SECRET ?? null,
    demo: DEMO === 'on',
    demoPassword: DEMO_PASSWORD ?? null,
  }
}
