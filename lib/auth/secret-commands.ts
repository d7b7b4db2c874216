import { recordEvent } from '@/lib/audit/record'
import { transaction } from '@/lib/db/client'
import { authorise } from './authorise'
import type { Actor } from './permissions'

/** Records that the secret behind session cookies was changed; never the secret itself. */
export async function noteRotation(actor: Actor, leaked: boolean): Promise<void> {
  authorise(actor, 'secret.rotate')
  await transaction((tx) =>
    recordEvent(tx, {
      actor,
      action: 'secret.rotate',
      subject: 'secret',
      subjectId: 'session',
      data: { leaked },
    }),
  )
}
