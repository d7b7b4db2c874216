import { z } from 'zod'
import type { MailKind, MailState } from '@/lib/db/generated/enums'

export const MAIL_KIND_LABELS: Record<MailKind, string> = {
  NOTICE: '通知',
  DIGEST: '每日摘要',
  TEST: '测试邮件',
  INVITE: '邀请',
  RESET: '重设密码',
}

export const MAIL_STATE_LABELS: Record<MailState, string> = {
  PENDING: '等待发送',
  SENT: '已发出',
  FAILED: '没有发出',
  DROPPED: '不用发了',
}

export const mailRef = z.object({ id: z.coerce.bigint('没有这封邮件').positive('没有这封邮件') })

/** What of the log an address asks for; anything unreadable counts as not asked. */
export const askedOfMails = z.object({
  state: z.enum(['PENDING', 'SENT', 'FAILED', 'DROPPED']).optional().catch(undefined),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
})
export type AskedOfMails = z.output<typeof askedOfMails>
