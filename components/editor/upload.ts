import { z } from 'zod'
import { IMAGE_TYPES, MAX_IMAGE_BYTES, type Picture } from '@/lib/media/schema'

const picture = z.object({
  id: z.number(),
  key: z.string(),
  width: z.number(),
  height: z.number(),
  widths: z.array(z.number()),
  alt: z.string(),
})
const refusal = z.object({ error: z.object({ message: z.string() }) })

/** What the file chooser offers. */
export const ACCEPTED = IMAGE_TYPES.join(',')

/** Why a file cannot be taken, known before it is sent; null when it can be tried. */
export function refuseFile(file: File): string | null {
  if (file.size > MAX_IMAGE_BYTES) return `“${file.name}”超过 20 MB，请压缩后再传。`
  return IMAGE_TYPES.some((type) => type === file.type)
    ? null
    : `“${file.name}”不是 JPG、PNG、WebP、GIF 或 AVIF 图片。`
}

function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Sends a picture and reports how much of it (0–1) has gone; rejects with a message for people. */
export function uploadPicture(file: File, onProgress: (share: number) => void): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const refused = refuseFile(file)
    if (refused) return reject(new Error(refused))
    // fetch cannot tell how far an upload is.
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.set('file', file)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new Error(`“${file.name}”没有传成功，请检查网络后重试。`))
    request.onload = () => {
      const json = parseAnswer(request.responseText)
      const stored = picture.safeParse(json)
      if (request.status < 300 && stored.success) return resolve(stored.data)
      const told = refusal.safeParse(json)
      reject(new Error(told.success ? told.data.error.message : `“${file.name}”没有传成功，请重试。`))
    }
    request.open('POST', '/api/media')
    request.send(form)
  })
}
