import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { transaction } from '@/lib/db/client'
import { notFound } from '@/lib/errors'
import { deviceWords } from './device'
import { endOne } from './session-commands'

/** Signs a colleague out of one browser, for whoever looks after accounts; NOT_FOUND when it is not signed in there. */
export async function endSessionOfUser(
  actor: Actor,
  { userId, sessionId }: { userId: number; sessionId: string },
  now: Date,
): Promise<void> {
  authorise(actor, 'user.manage')
  await transaction(async (tx) => {
    const session = await tx.userSession.findUnique({
      where: { id: sessionId, userId },
      select: { userAgent: true },
    })
    if (!session || !(await endOne(tx, sessionId, now))) throw notFound('这次登录')
    await recordEvent(tx, {
      actor,
      action: 'user.sign-out-one',
      subject: 'user',
      subjectId: userId,
      data: { device: deviceWords(session.userAgent) },
    })
  })
}
