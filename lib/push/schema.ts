import { z } from 'zod'
import type { PushChannel, PushState } from '@/lib/db/generated/enums'
import { seen } from '@/lib/id'

/** What people read for each channel. */
export const CHANNEL_LABELS: Record<PushChannel, string> = {
  INDEXNOW: 'IndexNow',
  BAIDU: '百度',
  WEBSUB: 'WebSub',
}

export const STATE_LABELS: Record<PushState, string> = {
  PENDING: '等待推送',
  DONE: '已推送',
  FAILED: '没有成功',
}

/** The key under which the settings of pushing are stored; the tokens in it never reach a reader. */
export const PUSH_SETTINGS_KEY = 'push'

/** A channel is off until what it needs is filled in. */
export const pushSettings = z.object({
  /** Shown to everybody at `/<key>.txt`: it proves that whoever pushes may write to this site. */
  indexNowKey: z.string().default(''),
  baiduToken: z.string().default(''),
  /** The site as it is registered with Baidu: `https://www.example.cn` or a bare host. */
  baiduSite: z.string().default(''),
  /** Reprints use up the quota, and gain little. */
  baiduReprints: z.boolean().default(false),
  hub: z.string().default(''),
})

export type PushSettings = z.output<typeof pushSettings>

/** Stored settings; a field that does not parse counts as not set. */
export function readPushSettings(stored: unknown): PushSettings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const valid = Object.entries(pushSettings.shape).flatMap(([name, field]) => {
    const parsed = field.safeParse(given[name])
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  return pushSettings.parse(Object.fromEntries(valid))
}

/** Whether a channel has what it needs. */
export function isOn(settings: PushSettings, channel: PushChannel): boolean {
  if (channel === 'INDEXNOW') return settings.indexNowKey !== ''
  if (channel === 'BAIDU') return settings.baiduToken !== '' && settings.baiduSite !== ''
  return settings.hub !== ''
}

const KEY_FORM = /^[A-Za-z0-9-]{8,128}$/
const TOKEN_FORM = /^[A-Za-z0-9_-]{8,64}$/
const SITE_FORM = /^(https?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i

const on = z.literal('on').optional()

function isHub(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

/** What the desk sends. An empty secret leaves the stored one as it is; a channel is switched off by its box. */
export const pushSettingsInput = z.object({
  indexNow: on,
  indexNowKey: z
    .string()
    .trim()
    .refine((text) => text === '' || KEY_FORM.test(text), '密钥由 8 到 128 个字母、数字或连字符组成')
    .default(''),
  baidu: on,
  baiduSite: z
    .string()
    .trim()
    .max(200, '站点最多 200 个字符')
    .refine((text) => text === '' || SITE_FORM.test(text), '请填写站点域名，如：https://www.example.cn')
    .default(''),
  baiduToken: z
    .string()
    .trim()
    .refine(
      (text) => text === '' || TOKEN_FORM.test(text),
      '准入密钥由字母、数字组成，请从百度搜索资源平台复制',
    )
    .default(''),
  baiduReprints: on,
  webSub: on,
  hub: z
    .string()
    .trim()
    .max(500, '网址最多 500 个字符')
    .refine((text) => text === '' || isHub(text), '请填写完整网址，如：https://hub.example.com/')
    .default(''),
  seen,
})

export type PushSettingsInput = z.output<typeof pushSettingsInput>

export const pushRef = z.object({ id: z.coerce.bigint('没有这条推送').positive('没有这条推送') })

export const failedPushes = z.object({ channel: z.enum(['INDEXNOW', 'BAIDU', 'WEBSUB']) })
