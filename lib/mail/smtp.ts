import { createTransport } from 'nodemailer'
import { oneLine } from '@/lib/content/one-line'
import { env } from '@/lib/env'
import type { Letter } from './letter'

/** What became of one try. */
export type Outcome =
  | { kind: 'sent'; answer: string }
  /** The server wants this message later. */
  | { kind: 'later'; answer: string }
  /** It will never take this message. */
  | { kind: 'refused'; answer: string }
  /** There is no server to talk to, or it does not let us in: no fault of the message. */
  | { kind: 'away'; answer: string }

export type Envelope = {
  name: string
  address: string
  letter: Letter
  /** The same for every try, so that a server that got it twice shows it once. */
  messageId: string
  settingsUrl: string
}

type Timeouts = { connect: number; silence: number; whole: number }

const TIMEOUTS: Timeouts = { connect: 10_000, silence: 20_000, whole: 60_000 }
const LONGEST_ANSWER = 300
const LONGEST_NAME = 80

const AWAY: Record<string, string> = {
  EDNS: '找不到邮件服务器',
  ECONNECTION: '邮件服务器断开了连接',
  ESOCKET: '连接不上邮件服务器',
  ETIMEDOUT: '邮件服务器没有在规定时间内应答',
  ETLS: '与邮件服务器的加密连接没有建立',
  EREQUIRETLS: '邮件服务器不支持要求的加密',
  EPROTOCOL: '邮件服务器的应答不合规范',
  EAUTH: '邮件服务器不接受 SMTP_URL 里的用户名和密码',
  ENOAUTH: 'SMTP_URL 里缺少用户名或密码',
  ECONFIG: 'SMTP_URL 的写法不对',
}

type Failure = { code?: unknown; message?: unknown; response?: unknown; permanent?: unknown }

/** What a failure to send means; the words of the server where it said any. */
export function outcomeOf(error: unknown): Exclude<Outcome, { kind: 'sent' }> {
  const { code, message, response, permanent } = (error ?? {}) as Failure
  const said = oneLine(String(response || message || error), LONGEST_ANSWER)
  const away = typeof code === 'string' ? AWAY[code] : undefined
  if (away) return { kind: 'away', answer: oneLine(`${away}（${said}）`, LONGEST_ANSWER) }
  // A refusal without a reply is our own library's: the address or the message is not what mail can carry.
  return { kind: permanent === false ? 'later' : 'refused', answer: said }
}

function transportFor({ connect, silence }: Timeouts) {
  return createTransport(
    {
      url: env.SMTP_URL,
      connectionTimeout: connect,
      greetingTimeout: connect,
      dnsTimeout: connect,
      socketTimeout: silence,
    },
    // Nothing in a letter is ever fetched from a disk or another server.
    { disableFileAccess: true, disableUrlAccess: true },
  )
}

/** Hands one letter to the mail server; never throws for what the server does, and ends in time. */
export async function post(envelope: Envelope, timeouts: Timeouts = TIMEOUTS): Promise<Outcome> {
  const { name, address, letter, messageId, settingsUrl } = envelope
  const transport = transportFor(timeouts)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      transport.close()
      reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' }))
    }, timeouts.whole)
  })
  try {
    const sent = transport.sendMail({
      from: env.SMTP_FROM,
      // As an object: a name or an address is never read as a list of several.
      to: { name: oneLine(name, LONGEST_NAME), address },
      ...letter,
      messageId,
      list: { unsubscribe: { url: settingsUrl, comment: 'notifications' } },
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    // When the time is over first, what it says later is nobody's concern.
    sent.catch(() => undefined)
    const { response } = await Promise.race([sent, late])
    return { kind: 'sent', answer: oneLine(String(response ?? ''), LONGEST_ANSWER) }
  } catch (error) {
    return outcomeOf(error)
  } finally {
    clearTimeout(timer)
    transport.close()
  }
}
