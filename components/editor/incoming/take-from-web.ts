import { z } from 'zod'
import { askJson } from '@/components/desk/ask-json'
import type { Picture } from '@/lib/media/schema'

const taken = z.object({
  id: z.number(),
  key: z.string(),
  width: z.number(),
  height: z.number(),
  widths: z.array(z.number()),
  alt: z.string(),
})
const FAILED = '图片没有取到，请检查网络后再试。'

/** Has the server take over a picture from the web; rejects with a message for people. */
export function takeFromWeb(url: string): Promise<Picture> {
  return askJson(taken, '/api/import/picture', { method: 'POST', body: { url }, away: FAILED })
}
