import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { transaction } from '@/lib/db/client'
import { takeLock } from '@/lib/db/locks'
import { tags } from '@/lib/pages/tags'
import { requireSeen, type Seen, seenOf } from '@/lib/seen'
import { readSiteSettings, SITE_SETTINGS_KEY, type SiteSettings } from './schema'

/** Changes what stands around every reader's page. */
export async function updateSiteSettings(
  actor: Actor,
  { seen, ...input }: SiteSettings & Seen,
): Promise<void> {
  authorise(actor, 'settings.manage')
  await transaction(async (tx) => {
    const key = SITE_SETTINGS_KEY
    await takeLock(tx, 'settings')
    const before = await tx.setting.findUnique({ where: { key }, select: { value: true } })
    requireSeen(seenOf(readSiteSettings(before?.value)), { seen })
    await tx.setting.upsert({
      where: { key },
      create: { key, value: input },
      update: { value: input },
      select: { key: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'settings.update',
      subject: 'settings',
      subjectId: key,
      data: { before: before?.value ?? null, after: input },
      tags: [tags.settings],
    })
  })
}
