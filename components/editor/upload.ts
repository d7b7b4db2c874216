import { type Sending, sendFile } from '@/components/desk/media/send-file'
import { IMAGE_TYPES, type Picture } from '@/lib/media/schema'

/** What the file chooser offers. */
export const ACCEPTED = IMAGE_TYPES.join(',')

/** Why a file cannot stand in a text as a picture, known before it is sent; null when it can be tried. */
export function refuseFile(file: File): string | null {
  return IMAGE_TYPES.some((type) => type === file.type)
    ? null
    : `“${file.name}”不是 JPG、PNG、WebP、GIF 或 AVIF 图片。`
}

/** Sends a picture and reports how much of it (0–1) has gone; rejects with a message for people. */
export async function uploadPicture(file: File, onProgress: (share: number) => void): Promise<Picture> {
  const refused = refuseFile(file)
  if (refused) throw new Error(refused)
  const sending: Sending = sendFile(file, { onProgress })
  const stored = await sending.result
  if (stored.kind === 'IMAGE') return stored
  throw new Error(`“${file.name}”不是图片，已作为附件存进素材库。`)
}
