import { db } from '@/lib/db/client'
import type { PushChannel, PushState } from '@/lib/db/generated/enums'
import { PUSH_SETTINGS_KEY, type PushSettings, readPushSettings } from './schema'

export type DuePush = { id: bigint; url: string; attempts: number }

/** After this long somebody who took pushes and was never heard of again counts as gone. */
const LEASE = 300_000

/** The settings with their secrets, for whoever sends. */
export async function loadPushSettings(): Promise<PushSettings> {
  const row = await db.setting.findUnique({ where: { key: PUSH_SETTINGS_KEY }, select: { value: true } })
  return readPushSettings(row?.value)
}

/** Channels with something due. */
export async function dueChannels(now: Date): Promise<PushChannel[]> {
  const rows = await db.$queryRaw<{ channel: PushChannel }[]>`
    SELECT one.channel FROM unnest(enum_range(NULL::"PushChannel")) AS one(channel)
    WHERE EXISTS (SELECT 1 FROM pushes WHERE state = 'PENDING' AND channel = one.channel
      AND next_at <= ${now.toISOString()}::timestamptz)`
  return rows.map(({ channel }) => channel)
}

/** Takes due pushes for this process, oldest first, and counts the try before it is made. */
export async function takePushes(channel: PushChannel, most: number, now: Date): Promise<DuePush[]> {
  const until = new Date(now.getTime() + LEASE)
  const taken = await db.$queryRaw<DuePush[]>`
    UPDATE pushes SET attempts = attempts + 1, next_at = ${until.toISOString()}::timestamptz
    WHERE id IN (SELECT id FROM pushes WHERE state = 'PENDING' AND channel = ${channel}::"PushChannel"
      AND next_at <= ${now.toISOString()}::timestamptz ORDER BY next_at, id LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING id, url, attempts`
  return taken.sort((one, other) => Number(one.id - other.id))
}

/** Ends pushes, with what the other side said. */
export async function endPushes(
  ids: bigint[],
  state: Exclude<PushState, 'PENDING'>,
  answer: string,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await db.push.updateMany({
    where: { id: { in: ids }, state: 'PENDING' },
    data: { state, answer, finishedAt: now },
  })
}

/** Leaves pushes for later. */
export async function postponePushes(ids: bigint[], nextAt: Date, answer: string): Promise<void> {
  await db.push.updateMany({ where: { id: { in: ids }, state: 'PENDING' }, data: { nextAt, answer } })
}

/** Puts off a whole channel; what was taken in vain counts as not tried. */
export async function pauseChannel(
  channel: PushChannel,
  taken: bigint[],
  until: Date,
  answer: string,
): Promise<void> {
  await db.push.updateMany({
    where: { id: { in: taken }, state: 'PENDING' },
    data: { answer, attempts: { decrement: 1 } },
  })
  await db.push.updateMany({
    where: { channel, state: 'PENDING', nextAt: { lt: until } },
    data: { nextAt: until },
  })
}

const KEPT_DAYS = 30

/** Forgets what was settled long ago. */
export async function prunePushes(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db.push.deleteMany({ where: { state: { not: 'PENDING' }, finishedAt: { lt: before } } })
}
