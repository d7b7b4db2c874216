import { z } from 'zod'
import type { Picture } from '@/lib/media/schema'

const taken = z.object({
  id: z.number(),
  key: z.string(),
  width: z.number(),
  height: z.number(),
  widths: z.array(z.number()),
  alt: z.string(),
})
const refusal = z.object({ error: z.object({ message: z.string() }) })
const FAILED = '图片没有取到，请检查网络后再试。'

/** Has the server take over a picture from the web; rejects with a message for people. */
export async function takeFromWeb(url: string): Promise<Picture> {
  const answer = await fetch('/api/import/picture', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  }).catch(() => null)
  const json: unknown = await answer?.json().catch(() => null)
  const picture = taken.safeParse(json)
  if (answer?.ok && picture.success) return picture.data
  const told = refusal.safeParse(json)
  throw new Error(told.success ? told.data.error.message : FAILED)
}
