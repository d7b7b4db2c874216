import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { transaction } from '@/lib/db/client'
import { takeLock } from '@/lib/db/locks'
import { requireSeen, seenOf } from '@/lib/seen'
import { readSecuritySettings, SECURITY_SETTINGS_KEY, type SecurityInput } from './schema'

/** Changes the rules of signing in; they hold from the next sign-in on. */
export async function updateSecurityRules(actor: Actor, { seen, ...input }: SecurityInput): Promise<void> {
  authorise(actor, 'security.manage')
  await transaction(async (tx) => {
    const key = SECURITY_SETTINGS_KEY
    await takeLock(tx, 'settings')
    const stored = await tx.setting.findUnique({ where: { key }, select: { value: true } })
    const before = readSecuritySettings(stored?.value)
    requireSeen(seenOf(before), { seen })
    const after = { ...before, ...input }
    await tx.setting.upsert({
      where: { key },
      create: { key, value: after },
      update: { value: after },
      select: { key: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'security.update',
      subject: 'security',
      subjectId: 'rules',
      data: { before, after },
    })
  })
}
