import { z } from 'zod'
import type { PushChannel } from '@/lib/db/generated/enums'
import { env, siteUrl } from '@/lib/env'
import { NoAnswer } from '@/lib/outside/guarded-lookup'
import { post, type Reply } from './post'
import type { PushSettings } from './schema'

/** What became of one request. */
export type Outcome =
  /** Taken, but for the addresses that the other side named as wrong. */
  | { kind: 'done'; answer: string; wrong: Map<string, string> }
  /** No fault of ours; to be tried again. */
  | { kind: 'later'; answer: string }
  /** Nothing more is taken today. */
  | { kind: 'quota'; answer: string }
  /** Will never be taken as it is. */
  | { kind: 'refused'; answer: string }

/** How many addresses go into one request. */
export const AT_ONCE: Record<PushChannel, number> = { INDEXNOW: 1_000, BAIDU: 2_000, WEBSUB: 1 }

const LONGEST_ANSWER = 300

/** What the other side said, for people. */
function said({ status, body }: Reply): string {
  const text = body.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ANSWER)
  return text ? `${status} ${text}` : String(status)
}

const done = (answer: string, wrong = new Map<string, string>()): Outcome => ({ kind: 'done', answer, wrong })

/** What any server means by a status that says nothing about the content. */
function byStatus(reply: Reply): Outcome {
  const answer = said(reply)
  if (reply.status >= 200 && reply.status < 300) return done(answer)
  const passing = reply.status >= 500 || reply.status === 429 || reply.status === 408
  return { kind: passing ? 'later' : 'refused', answer }
}

async function toIndexNow({ indexNowKey }: PushSettings, urls: string[]): Promise<Outcome> {
  const message = {
    host: new URL(env.SITE_URL).host,
    key: indexNowKey,
    keyLocation: siteUrl(`/${indexNowKey}.txt`),
    urlList: urls,
  }
  const type = 'application/json; charset=utf-8'
  return byStatus(await post({ url: env.INDEXNOW_URL, type, body: JSON.stringify(message), guarded: false }))
}

const baiduReply = z.object({
  remain: z.number().optional(),
  success: z.number().optional(),
  not_same_site: z.array(z.string()).default([]),
  not_valid: z.array(z.string()).default([]),
  message: z.string().default(''),
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function readBaidu(reply: Reply): Outcome {
  const parsed = baiduReply.safeParse(parseJson(reply.body))
  if (!parsed.success) return byStatus(reply)
  const { remain, success, message, ...lists } = parsed.data
  if (/over quota/i.test(message)) return { kind: 'quota', answer: '今天的推送配额已用完' }
  if (success === undefined) return byStatus(reply)
  const wrong = new Map([
    ...lists.not_same_site.map((url) => [url, '不是在百度登记的站点的网址'] as const),
    ...lists.not_valid.map((url) => [url, '百度认为网址不合法'] as const),
  ])
  return done(`已收 ${success} 条，今天还可推送 ${remain ?? '若干'} 条`, wrong)
}

async function toBaidu({ baiduSite, baiduToken }: PushSettings, urls: string[]): Promise<Outcome> {
  const url = new URL(env.BAIDU_PUSH_URL)
  url.search = new URLSearchParams({ site: baiduSite, token: baiduToken }).toString()
  return readBaidu(await post({ url: url.href, type: 'text/plain', body: urls.join('\n'), guarded: false }))
}

async function toHub({ hub }: PushSettings, urls: string[]): Promise<Outcome> {
  const form = new URLSearchParams({ 'hub.mode': 'publish' })
  for (const url of urls) form.append('hub.url', url)
  const guarded = hub !== env.WEBSUB_TRUSTED_HUB
  const type = 'application/x-www-form-urlencoded'
  return byStatus(await post({ url: hub, type, body: form.toString(), guarded }))
}

const SENDERS: Record<PushChannel, (settings: PushSettings, urls: string[]) => Promise<Outcome>> = {
  INDEXNOW: toIndexNow,
  BAIDU: toBaidu,
  WEBSUB: toHub,
}

/** Tells one side of some addresses; never throws for what the other side does. */
export async function tell(channel: PushChannel, settings: PushSettings, urls: string[]): Promise<Outcome> {
  try {
    return await SENDERS[channel](settings, urls)
  } catch (error) {
    if (error instanceof NoAnswer) return { kind: 'later', answer: error.message }
    throw error
  }
}
