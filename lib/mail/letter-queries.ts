import { makeAccountLink } from '@/lib/auth/link-commands'
import { db } from '@/lib/db/client'
import { siteUrl } from '@/lib/env'
import { KIND_NAMES } from '@/lib/notifications/kinds'
import { noticeDetail, noticePath, noticeSentence } from '@/lib/notifications/notice'
import { noticeSelect, whereShown } from '@/lib/notifications/queries'
import { deliveries } from '@/lib/notifications/settings'
import { getSiteName } from '@/lib/settings/queries'
import { siteDateTime } from '@/lib/time'
import type { Addressee, TakenMail } from './delivery-commands'
import { accountLetter, digestLetter, type Letter, type LetterLine, noticeLetter, testLetter } from './letter'

/** More is in the inbox. */
const MOST_LINES = 30

/** Where one chooses what to get by mail. */
export const settingsUrl = () => siteUrl('/admin/account#notices')

const linkUrl = (token: string) => siteUrl(`/sign-in/link/${token}`)

/** What a digest tells of: unread, still to be seen, of the kinds that go into it. */
export function whereDigest(person: Addressee, { afterId, upToId }: { afterId: bigint; upToId: bigint }) {
  const ways = deliveries(person.choices)
  return {
    ...whereShown(person),
    readAt: null,
    kind: { in: KIND_NAMES.filter((kind) => ways[kind] === 'DIGEST') },
    id: { gt: afterId, lte: upToId },
  }
}

async function linesOf(person: Addressee, mail: TakenMail): Promise<{ lines: LetterLine[]; more: number }> {
  if (mail.kind === 'NOTICE' && mail.notificationId === null) return { lines: [], more: 0 }
  const where =
    mail.kind === 'DIGEST'
      ? whereDigest(person, mail)
      : { ...whereShown(person), readAt: null, id: mail.notificationId ?? 0n }
  const rows = await db.notification.findMany({
    where,
    orderBy: { id: 'desc' },
    take: MOST_LINES,
    relationLoadStrategy: 'join',
    select: noticeSelect,
  })
  const lines = rows.map((row) => ({
    sentence: noticeSentence(row),
    detail: noticeDetail(row),
    url: siteUrl(noticePath(row)),
    at: siteDateTime(row.createdAt),
  }))
  const all = rows.length < MOST_LINES ? rows.length : await db.notification.count({ where })
  return { lines, more: all - rows.length }
}

/** The letter as it is to be sent now; null when there is nothing left to tell. */
export async function letterFor(person: Addressee, mail: TakenMail, now: Date): Promise<Letter | null> {
  const site = await getSiteName()
  const around = { site, name: person.name, inboxUrl: siteUrl('/admin/inbox'), settingsUrl: settingsUrl() }
  if (mail.kind === 'TEST') return testLetter(around)
  if (mail.kind === 'INVITE' || mail.kind === 'RESET')
    return accountLetter(mail.kind, linkUrl(await makeAccountLink(person.id, now)), around)
  const { lines, more } = await linesOf(person, mail)
  if (lines.length === 0) return null
  return (mail.kind === 'DIGEST' ? digestLetter : noticeLetter)({ ...around, lines, more })
}
