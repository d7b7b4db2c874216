import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { isAppError } from '@/lib/errors'
import { readUpload, requireOwn, settle, settledAs } from '@/lib/uploads/staging'
import { type StoredMedia, storedSelect, storeMedia } from './commands'
import { replaceMedia } from './library-commands'

type UploadRef = { upload: string; replaces?: { id: number; version: number } | undefined }

/**
 * Makes a finished upload a file of the library, or puts it in the place of one. Asked again (because the answer was
 * lost on its way) it answers the same.
 */
export async function storeUpload(actor: Actor, ref: UploadRef, now: Date): Promise<StoredMedia> {
  authorise(actor, 'media.upload')
  requireOwn(actor, ref.upload)
  const before = await settledAs(ref.upload)
  const known = before && (await db.media.findUnique({ where: { id: before }, select: storedSelect }))
  if (known) return known
  const { bytes, name } = await readUpload(actor, ref.upload)
  try {
    const stored = ref.replaces
      ? await replaceMedia(actor, ref.replaces, bytes, name, now)
      : await storeMedia(actor, bytes, name)
    await settle(ref.upload, stored.id)
    return stored
  } catch (error) {
    // What was refused for what it is will be refused again.
    if (isAppError(error, 'INVALID')) await settle(ref.upload, null)
    throw error
  }
}
