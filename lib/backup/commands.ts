import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { transaction } from '@/lib/db/client'

type Facts = { name: string; rows: number; files: number }

/** Records that everything was carried away. */
export async function noteBackup(actor: Actor, { name, rows, files }: Facts): Promise<void> {
  authorise(actor, 'backup.make')
  await transaction((tx) =>
    recordEvent(tx, {
      actor,
      action: 'backup.make',
      subject: 'backup',
      subjectId: name,
      data: { rows, files },
    }),
  )
}

/**
 * The last step of a restore, in the restored database: who was signed in, or on the way, is signed out and links in mail
 * lead nowhere (somebody may have been sent away since), every finished page counts as withdrawn (the ids in the table of tags are another database's), and it is recorded.
 */
export async function finishRestore(actor: Actor, { name, rows, files }: Facts, now: Date): Promise<void> {
  authorise(actor, 'backup.restore')
  await transaction(async (tx) => {
    const { count: sessions } = await tx.userSession.updateMany({
      where: { revokedAt: null },
      data: { revokedAt: now },
    })
    await tx.signInStep.deleteMany()
    await tx.accountLink.deleteMany()
    await tx.$executeRaw`UPDATE cache_tags SET xid = me.id, hard_xid = me.id
      FROM (SELECT pg_current_xact_id()::text::bigint AS id) AS me`
    await recordEvent(tx, {
      actor,
      action: 'backup.restore',
      subject: 'backup',
      subjectId: name,
      data: { rows, files, sessions },
    })
  })
}
