import { recordEvent } from '@/lib/audit/record'
import { transaction } from '@/lib/db/client'
import { authorise } from './authorise'
import type { Actor } from './permissions'

/** Changes the secret behind session cookies by `change` and records that, neither without the other; never the secret itself. */
export function rotateSecret<T>(actor: Actor, leaked: boolean, change: () => T): Promise<T> {
  authorise(actor, 'secret.rotate')
  return transaction(async (tx) => {
    await recordEvent(tx, {
      actor,
      action: 'secret.rotate',
      subject: 'secret',
      subjectId: 'session',
      data: { leaked },
    })
    return change()
  })
}
