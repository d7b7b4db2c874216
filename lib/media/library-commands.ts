import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, type Tx, transaction } from '@/lib/db/client'
import { AppError, isAppError, notFound, staleVersion } from '@/lib/errors'
import { freshKey, indexMedia, type StoredMedia, storedSelect, tidyName } from './commands'
import type { MediaUpdate } from './schema'
import { type FileFacts, inspect, keepFiles, removeFiles } from './stored-files'
import { pagesShowing, readUses } from './use-queries'
import { usesLine } from './uses'

const select = {
  id: true,
  version: true,
  kind: true,
  key: true,
  mime: true,
  widths: true,
  avif: true,
  sha256: true,
  originalName: true,
  alt: true,
  decorative: true,
  focusX: true,
  focusY: true,
  uploadedById: true,
} as const

async function lockMedia(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT id FROM media WHERE id = ${id} FOR UPDATE`
  const row = await tx.media.findUnique({ where: { id }, select })
  if (!row) throw notFound('这个素材')
  return { ...row, ownerId: row.uploadedById }
}

/** Changes what is said about a file. Pages that show its alternative text or focal point are made anew. */
export async function updateMedia(actor: Actor, input: MediaUpdate, now: Date): Promise<{ version: number }> {
  const { id, version, originalName, ...words } = input
  return transaction(async (tx) => {
    const before = await lockMedia(tx, id)
    authorise(actor, 'media.edit', before)
    if (before.version !== version) throw staleVersion()
    const alt = words.decorative ? '' : words.alt
    const seen = before.alt !== alt || before.focusX !== words.focusX || before.focusY !== words.focusY
    await tx.media.update({
      where: { id },
      data: { ...words, alt, originalName: tidyName(originalName), version: version + 1, updatedAt: now },
      select: { id: true },
    })
    await indexMedia(tx, [id])
    await recordEvent(tx, {
      actor,
      action: 'media.update',
      subject: 'media',
      subjectId: id,
      data: { name: originalName },
      tags: seen ? await pagesShowing(tx, id) : [],
    })
    return { version: version + 1 }
  })
}

/** Adds tags to several files and takes others away. */
export async function tagMedia(
  actor: Actor,
  { ids, add, remove }: { ids: number[]; add: string[]; remove: string[] },
  now: Date,
): Promise<{ changed: number }> {
  return transaction(async (tx) => {
    const rows = await tx.media.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
      select: { id: true, tags: true, uploadedById: true },
    })
    for (const { id, tags, uploadedById } of rows) {
      authorise(actor, 'media.edit', { ownerId: uploadedById })
      const next = [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag))
      if (next.length > 20) throw new AppError('INVALID', '有的素材会超过 20 个标签，请先去掉一些。')
      await tx.media.update({
        where: { id },
        data: { tags: next, version: { increment: 1 }, updatedAt: now },
        select: { id: true },
      })
    }
    await indexMedia(
      tx,
      rows.map(({ id }) => id),
    )
    await recordEvent(tx, {
      actor,
      action: 'media.tag',
      subject: 'media',
      subjectId: ids.join(','),
      data: { add, remove },
    })
    return { changed: rows.length }
  })
}

/**
 * Puts another file in the place of one, wherever it is used. Texts keep the address they have; pages look up what
 * is there now, and those that show it are made anew from the commit on.
 */
export async function replaceMedia(
  actor: Actor,
  ref: { id: number; version: number },
  bytes: Uint8Array,
  name: string,
  now: Date,
): Promise<StoredMedia> {
  authorise(actor, 'media.replace')
  const upload = await inspect(bytes)
  const same = await db.media.findUnique({ where: { sha256: upload.sha256 }, select })
  if (same?.id === ref.id) throw new AppError('INVALID', '新文件和现在的文件完全一样，没有替换。')
  if (same)
    throw new AppError(
      'CONFLICT',
      `素材库里已有这个文件（“${same.originalName}”），请在用到的地方直接换成它。`,
    )
  const facts = await keepFiles(upload, await freshKey(upload))
  const before = await transaction((tx) => swapFile(tx, actor, ref, facts, tidyName(name), now))
  await removeFiles(before)
  return db.media.findUniqueOrThrow({ where: { id: ref.id }, select: storedSelect })
}

async function swapFile(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: number; version: number },
  facts: FileFacts,
  name: string,
  now: Date,
) {
  const before = await lockMedia(tx, id)
  if (before.version !== version) throw staleVersion()
  if (before.kind !== facts.kind)
    throw new AppError('INVALID', before.kind === 'IMAGE' ? '图片只能用图片替换。' : '附件只能用附件替换。')
  await tx.replacedFile.create({
    data: {
      key: before.key,
      mediaId: id,
      name: before.originalName,
      replacedById: actor.id,
      replacedAt: now,
    },
    select: { key: true },
  })
  await tx.media.update({
    where: { id },
    data: { ...facts, originalName: name, version: version + 1, updatedAt: now },
    select: { id: true },
  })
  await indexMedia(tx, [id])
  await recordEvent(tx, {
    actor,
    action: 'media.replace',
    subject: 'media',
    subjectId: id,
    data: { from: before.originalName, to: name },
    tags: await pagesShowing(tx, id),
  })
  return before
}

/** Deletes a file that nothing uses; one that is used is refused with what uses it. */
export async function deleteMedia(actor: Actor, id: number): Promise<void> {
  const gone = await transaction(async (tx) => {
    const row = await lockMedia(tx, id)
    authorise(actor, 'media.delete', row)
    const uses = await readUses(tx, id)
    if (uses.length > 0)
      throw new AppError(
        'CONFLICT',
        `“${row.originalName}”还在使用，不能删除：${usesLine(uses)}。请先在这些地方换掉它，或改用“替换文件”。`,
      )
    await tx.media.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'media.delete',
      subject: 'media',
      subjectId: id,
      data: { name: row.originalName },
    })
    return row
  })
  await removeFiles(gone)
}

/** Deletes those of several files that nothing uses, and says why the others stay. */
export async function deleteUnusedMedia(
  actor: Actor,
  ids: number[],
): Promise<{ deleted: number; refused: string[] }> {
  const refused: string[] = []
  for (const id of ids) {
    await deleteMedia(actor, id).catch((error: unknown) => {
      if (!isAppError(error)) throw error
      refused.push(error.message)
    })
  }
  return { deleted: ids.length - refused.length, refused }
}
