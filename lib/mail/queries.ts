import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { AskedOfMails } from './schema'

const PAGE = 50

/** One page of what was sent to whom, the newest first; never a text. */
export async function listMails(actor: Actor, { state, before }: AskedOfMails) {
  if (!can(actor, 'mail.manage')) return { rows: [], next: null }
  const found = await db.mail.findMany({
    where: { ...(state ? { state } : {}), ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      kind: true,
      address: true,
      subject: true,
      state: true,
      attempts: true,
      nextAt: true,
      answer: true,
      createdAt: true,
      finishedAt: true,
      user: { select: { name: true } },
    },
  })
  const rows = found
    .slice(0, PAGE)
    .map(({ user, ...row }) => ({ ...row, id: Number(row.id), name: user.name }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

export type ListedMail = Awaited<ReturnType<typeof listMails>>['rows'][number]
