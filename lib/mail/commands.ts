import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { transaction } from '@/lib/db/client'
import { mailIsOn } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { endMail, LEASE, type TakenMail } from './delivery-commands'
import { deliver } from './send'

const takenSelect = {
  id: true,
  kind: true,
  userId: true,
  notificationId: true,
  afterId: true,
  upToId: true,
  attempts: true,
  createdAt: true,
} as const

/** Sends the actor a test mail at once; UNAVAILABLE with the mail server's reason when it is not taken. */
export async function sendTestMail(actor: Actor, now: Date): Promise<{ address: string }> {
  authorise(actor, 'mail.manage')
  const { id: userId } = actor
  if (userId === null) throw new AppError('FORBIDDEN', '系统没有邮箱，请由登录的管理员来发。')
  if (!mailIsOn())
    throw new AppError('CONFLICT', '还没有设置邮件服务器。请先设置 SMTP_URL 和 SMTP_FROM，再重新启动。')
  const { mail, address } = await transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
    // Taken already: no worker sends it a second time.
    const nextAt = new Date(now.getTime() + LEASE)
    const created: TakenMail = await tx.mail.create({
      data: { kind: 'TEST', userId, attempts: 1, nextAt, createdAt: now },
      select: takenSelect,
    })
    await recordEvent(tx, { actor, action: 'mail.test', subject: 'mail', subjectId: String(created.id) })
    return { mail: created, address: user.email }
  })
  const outcome = await deliver(mail, now)
  if (outcome?.kind === 'sent') return { address }
  const answer = outcome?.answer ?? '邮件没有发出'
  // Whoever waits for the answer has it; a test is not tried again by itself.
  await endMail(mail.id, 'FAILED', answer, now)
  throw new AppError('UNAVAILABLE', `测试邮件没有发出：${answer}`)
}

/** Tries a mail that was given up once more; CONFLICT when it is not one of those. */
export async function retryMail(actor: Actor, { id }: { id: bigint }, now: Date): Promise<void> {
  authorise(actor, 'mail.manage')
  await transaction(async (tx) => {
    const { count } = await tx.mail.updateMany({
      where: { id, state: 'FAILED', kind: { not: 'TEST' } },
      // Its age counts anew, or it would be given up for it at once.
      data: { state: 'PENDING', attempts: 0, finishedAt: null, nextAt: now, createdAt: now },
    })
    if (count === 0) throw new AppError('CONFLICT', '只有没有发出的邮件可以重发，请刷新后查看。')
    await recordEvent(tx, { actor, action: 'mail.retry', subject: 'mail', subjectId: String(id) })
  })
}
