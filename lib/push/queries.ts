import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { PushChannel, PushState } from '@/lib/db/generated/enums'
import { env } from '@/lib/env'
import { seenOf } from '@/lib/seen'
import type { ListedPush, ShownPushSettings } from './listed-push'
import { PUSH_SETTINGS_KEY, readPushSettings } from './schema'

const PAGE = 50
const SHOWN_OF_TOKEN = 4

/** The settings for editing; of a token only its end. Null when the actor may not change them. */
export async function getPushSettings(actor: Actor): Promise<ShownPushSettings | null> {
  if (!can(actor, 'settings.manage')) return null
  const row = await db.setting.findUnique({ where: { key: PUSH_SETTINGS_KEY }, select: { value: true } })
  const settings = readPushSettings(row?.value)
  const { baiduToken, baiduSite, ...open } = settings
  return {
    ...open,
    seen: seenOf(settings),
    baiduSite: baiduSite || env.SITE_URL,
    baiduOn: baiduToken !== '',
    baiduTokenEnd: baiduToken.slice(-SHOWN_OF_TOKEN),
  }
}

export type PushFilters = {
  channel?: PushChannel | undefined
  state?: PushState | undefined
  before?: number | undefined
}

/** One page of what was told to whom, the newest first. */
export async function listPushes(
  actor: Actor,
  { channel, state, before }: PushFilters,
): Promise<{ rows: ListedPush[]; next: number | null }> {
  if (!can(actor, 'settings.manage')) return { rows: [], next: null }
  const found = await db.push.findMany({
    where: {
      ...(channel ? { channel } : {}),
      ...(state ? { state } : {}),
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: {
      id: true,
      channel: true,
      url: true,
      state: true,
      attempts: true,
      nextAt: true,
      answer: true,
      createdAt: true,
      finishedAt: true,
    },
  })
  const rows = found.slice(0, PAGE).map((row) => ({ ...row, id: Number(row.id) }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}
