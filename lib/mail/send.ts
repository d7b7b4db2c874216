import { env, mailIsOn } from '@/lib/env'
import { MOST_TRIES, retryAt } from '@/lib/push/retry-times'
import { log } from '@/lib/server/log'
import {
  addresseeOf,
  endMail,
  giveUpOldMails,
  noteLetter,
  pauseMails,
  postponeMail,
  type TakenMail,
  takeMail,
} from './delivery-commands'
import { letterFor, settingsUrl } from './letter-queries'
import { type Outcome, post } from './smtp'

/** How many mails one run sends at most. */
const MOST_MAILS = 50
/** How long nobody is asked after there was no server. */
const PAUSE = 60_000

const hostOfSite = () => new URL(env.SITE_URL).hostname

/** Sends what is due, one after another; returns how many were taken up. Stops when there is no server to talk to. */
export async function sendMails(now: Date): Promise<number> {
  if (!mailIsOn()) return 0
  await giveUpOldMails(now)
  for (let taken = 0; taken < MOST_MAILS; taken++) {
    const mail = await takeMail(now)
    if (!mail) return taken
    const outcome = await deliver(mail, now)
    if (outcome?.kind === 'away') return taken + 1
  }
  return MOST_MAILS
}

/** Writes and sends one mail that was taken, and notes what became of it; null when it is not needed any more. */
export async function deliver(mail: TakenMail, now: Date): Promise<Outcome | null> {
  const person = await addresseeOf(mail.userId)
  if (!person.active) {
    await endMail(mail.id, 'DROPPED', '账号已停用', now)
    return null
  }
  const letter = await letterFor(person, mail, now)
  if (!letter) {
    await endMail(mail.id, 'DROPPED', '已在采编台看过，或不再需要', now)
    return null
  }
  await noteLetter(mail.id, person.email, letter.subject)
  const messageId = `<mail-${mail.id}.${mail.createdAt.getTime()}@${hostOfSite()}>`
  const { name, email: address } = person
  const outcome = await post({ name, address, letter, messageId, settingsUrl: settingsUrl() })
  await settle(mail, outcome, now)
  return outcome
}

async function settle(mail: TakenMail, { kind, answer }: Outcome, now: Date): Promise<void> {
  if (kind === 'sent') return endMail(mail.id, 'SENT', answer, now)
  log.warn({ mail: String(mail.id), kind, answer }, 'a mail was not taken')
  if (kind === 'away') return pauseMails(mail.id, new Date(now.getTime() + PAUSE), answer)
  if (kind === 'refused') return endMail(mail.id, 'FAILED', answer, now)
  const next = retryAt(mail.attempts, now)
  if (next) return postponeMail(mail.id, next, answer)
  return endMail(mail.id, 'FAILED', `试了 ${MOST_TRIES} 次都没有成功：${answer}`, now)
}
