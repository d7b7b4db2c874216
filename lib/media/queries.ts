import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { Picture } from './schema'

const PAGE = 24

/** One page of stored pictures for the picker, newest first. */
export async function listPictures(
  actor: Actor,
  { q, before }: { q: string; before?: number | undefined },
): Promise<{ rows: (Picture & { originalName: string })[]; next: number | null }> {
  if (!can(actor, 'media.upload')) return { rows: [], next: null }
  const found = await db.media.findMany({
    where: {
      ...(q
        ? { OR: [{ originalName: { contains: q, mode: 'insensitive' } }, { alt: { contains: q } }] }
        : {}),
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: { id: true, key: true, width: true, height: true, widths: true, alt: true, originalName: true },
  })
  const rows = found.slice(0, PAGE)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}
