import { randomBytes } from 'node:crypto'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { transaction } from '@/lib/db/client'
import type { PushChannel } from '@/lib/db/generated/enums'
import { takeLock } from '@/lib/db/locks'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { requireSeen, seenOf } from '@/lib/seen'
import { PUSH_SETTINGS_KEY, type PushSettings, type PushSettingsInput, readPushSettings } from './schema'

function needed(field: string, message: string): AppError {
  return new AppError('INVALID', message, { [field]: [message] })
}

/** The settings after a form: a secret that was left empty stays, a channel without its box is off. */
function settle(input: PushSettingsInput, before: PushSettings): PushSettings {
  const indexNowKey = input.indexNowKey || before.indexNowKey || randomBytes(16).toString('hex')
  const baiduToken = input.baiduToken || before.baiduToken
  const baiduSite = input.baiduSite || env.SITE_URL
  const hub = input.hub || before.hub
  if (input.baidu && baiduToken === '') throw needed('baiduToken', '请填写百度的准入密钥')
  if (input.webSub && hub === '') throw needed('hub', '请填写 Hub 的网址')
  return {
    indexNowKey: input.indexNow ? indexNowKey : '',
    baiduToken: input.baidu ? baiduToken : '',
    baiduSite,
    baiduReprints: input.baiduReprints === 'on',
    hub: input.webSub ? hub : '',
  }
}

/** What the log may keep of the settings: no secret. */
function openPart({ indexNowKey, baiduToken, ...open }: PushSettings) {
  return { ...open, indexNow: indexNowKey !== '', baidu: baiduToken !== '' }
}

/** Sets up whom to tell of what is published. */
export async function updatePushSettings(actor: Actor, input: PushSettingsInput): Promise<void> {
  authorise(actor, 'settings.manage')
  await transaction(async (tx) => {
    const key = PUSH_SETTINGS_KEY
    await takeLock(tx, 'settings')
    const row = await tx.setting.findUnique({ where: { key }, select: { value: true } })
    const before = readPushSettings(row?.value)
    requireSeen(seenOf(before), input)
    const value = settle(input, before)
    await tx.setting.upsert({
      where: { key },
      create: { key, value },
      update: { value },
      select: { key: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'settings.update',
      subject: 'settings',
      subjectId: key,
      data: { before: openPart(before), after: openPart(value) },
      // Feeds name the hub, and a page shows the key.
      tags: [tags.settings],
    })
  })
}

const AGAIN = { state: 'PENDING', attempts: 0, finishedAt: null } as const

/** Tries one push that was given up once more; CONFLICT when it is not one of those. */
export async function retryPush(actor: Actor, { id }: { id: bigint }, now: Date): Promise<void> {
  authorise(actor, 'settings.manage')
  await transaction(async (tx) => {
    const { count } = await tx.push.updateMany({
      where: { id, state: 'FAILED' },
      data: { ...AGAIN, nextAt: now },
    })
    if (count === 0) throw new AppError('CONFLICT', '只有没有成功的推送可以重试，请刷新后查看。')
    await recordEvent(tx, { actor, action: 'push.retry', subject: 'push', subjectId: String(id) })
  })
}

/** Tries everything again that was given up in a channel; returns how many there were. */
export async function retryFailedPushes(
  actor: Actor,
  { channel }: { channel: PushChannel },
  now: Date,
): Promise<{ count: number }> {
  authorise(actor, 'settings.manage')
  return transaction(async (tx) => {
    const { count } = await tx.push.updateMany({
      where: { channel, state: 'FAILED' },
      data: { ...AGAIN, nextAt: now },
    })
    if (count > 0)
      await recordEvent(tx, {
        actor,
        action: 'push.retry',
        subject: 'push',
        subjectId: channel,
        data: { count },
      })
    return { count }
  })
}
