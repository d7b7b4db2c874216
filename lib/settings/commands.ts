import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { transaction } from '@/lib/db/client'
import { tags } from '@/lib/pages/tags'
import { SITE_SETTINGS_KEY, type SiteSettings } from './schema'

/** Changes what stands around every reader's page. */
export async function updateSiteSettings(actor: Actor, input: SiteSettings): Promise<void> {
  authorise(actor, 'settings.manage')
  await transaction(async (tx) => {
    const key = SITE_SETTINGS_KEY
    const before = await tx.setting.findUnique({ where: { key }, select: { value: true } })
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
