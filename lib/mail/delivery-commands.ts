import { holderOf, holderSelect } from '@/lib/auth/holder'
import type { Holder } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { MailKind, MailState } from '@/lib/db/generated/enums'

export type TakenMail = {
  id: bigint
  kind: MailKind
  userId: number
  notificationId: bigint | null
  afterId: bigint
  upToId: bigint
  attempts: number
  createdAt: Date
}

/** Whom a mail is to, as the account stands now. */
export type Addressee = Holder & {
  name: string
  email: string
  active: boolean
  choices: unknown
}

/** After this long somebody who took a mail and was never heard of again counts as gone. */
export const LEASE = 300_000
/** Nobody wants to hear of what happened before. */
const TOO_OLD = 2 * 86_400_000

/** Takes the mail that is due longest for this process, and counts the try before it is made; null when there is none. */
export async function takeMail(now: Date): Promise<TakenMail | null> {
  const until = new Date(now.getTime() + LEASE)
  const [taken] = await db.$queryRaw<TakenMail[]>`
    UPDATE mails SET attempts = attempts + 1, next_at = ${until.toISOString()}::timestamptz
    WHERE id = (SELECT id FROM mails WHERE state = 'PENDING' AND next_at <= ${now.toISOString()}::timestamptz
      ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, user_id AS "userId", notification_id AS "notificationId", after_id AS "afterId",
      up_to_id AS "upToId", attempts, created_at AS "createdAt"`
  return taken ?? null
}

/** Whom a mail is to. */
export async function addresseeOf(userId: number): Promise<Addressee> {
  const { noticeSettings, ...user } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      ...holderSelect,
      email: true,
      active: true,
      noticeSettings: { select: { choices: true } },
    },
  })
  return { ...holderOf(user), choices: noticeSettings?.choices }
}

/** Ends a mail, with what was said to it. */
export async function endMail(
  id: bigint,
  state: Exclude<MailState, 'PENDING'>,
  answer: string,
  now: Date,
): Promise<void> {
  await db.mail.updateMany({ where: { id, state: 'PENDING' }, data: { state, answer, finishedAt: now } })
}

/** Notes what is being sent to where, before it is. */
export async function noteLetter(id: bigint, address: string, subject: string): Promise<void> {
  await db.mail.updateMany({ where: { id }, data: { address, subject } })
}

/** Leaves a mail for later. */
export async function postponeMail(id: bigint, nextAt: Date, answer: string): Promise<void> {
  await db.mail.updateMany({ where: { id, state: 'PENDING' }, data: { nextAt, answer } })
}

/** Puts off everything that waits; the try that found no server does not count. */
export async function pauseMails(id: bigint, until: Date, answer: string): Promise<void> {
  await db.mail.updateMany({
    where: { id, state: 'PENDING' },
    data: { answer, attempts: { decrement: 1 }, nextAt: until },
  })
  await db.mail.updateMany({ where: { state: 'PENDING', nextAt: { lt: until } }, data: { nextAt: until } })
}

/** Gives up what has waited for two days: it is in the inbox all the same. */
export async function giveUpOldMails(now: Date): Promise<void> {
  const before = new Date(now.getTime() - TOO_OLD)
  await db.$executeRaw`
    UPDATE mails SET state = 'FAILED', finished_at = ${now}, answer = '两天都没能发出。' || answer
    WHERE state = 'PENDING' AND next_at <= ${now} AND created_at < ${before}`
}

const KEPT_DAYS = 30

/** Forgets what was settled long ago. */
export async function pruneMails(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db.mail.deleteMany({ where: { state: { not: 'PENDING' }, finishedAt: { lt: before } } })
}
