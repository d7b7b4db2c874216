import { recordEvent } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/permissions'
import { transaction } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { KIND_NAMES, KINDS } from './kinds'
import { DIGEST_HOUR, deliveries, type NoticeSettingsInput } from './settings'

/** Remembers how one wants to hear of each kind, and when the digest goes out. Only what differs from the default is kept. */
export async function updateNoticeSettings(actor: Actor, input: NoticeSettingsInput): Promise<void> {
  const { id: userId } = actor
  if (userId === null) throw new AppError('FORBIDDEN', '系统不收通知。')
  const { digestHour, ...ways } = input
  const choices = Object.fromEntries(
    KIND_NAMES.filter((kind) => ways[kind] !== KINDS[kind].delivery).map((kind) => [kind, ways[kind]]),
  )
  await transaction(async (tx) => {
    const row = await tx.noticeSettings.findUnique({
      where: { userId },
      select: { choices: true, digestHour: true },
    })
    const before = { ...deliveries(row?.choices), digestHour: row?.digestHour ?? DIGEST_HOUR }
    await tx.noticeSettings.upsert({
      where: { userId },
      create: { userId, choices, digestHour },
      update: { choices, digestHour },
      select: { userId: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'user.notices',
      subject: 'user',
      subjectId: userId,
      data: { before, after: { ...input } },
    })
  })
}
