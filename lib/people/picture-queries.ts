import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

/** Throws INVALID unless it is a picture of the library, or none. */
export async function requirePicture(tx: Pick<Tx, 'media'>, id: number | null): Promise<void> {
  if (id === null) return
  const found = await tx.media.findUnique({ where: { id, kind: 'IMAGE' }, select: { id: true } })
  if (found) return
  const message = '所选的图片已被删除，请重新选择'
  throw new AppError('INVALID', `${message}。`, { pictureId: [message] })
}
