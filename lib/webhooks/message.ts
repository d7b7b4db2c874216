import { oneLine } from '@/lib/content/one-line'
import type { Prisma } from '@/lib/db/generated/client'

/**
 * What a webhook is told: who did what to which piece, when, and where to look. No body, no summary, no reason and no
 * remark: the group a robot stands in may hold people from outside.
 */
export type Payload = {
  type: string
  timestamp: string
  data: {
    site: string
    actor: string
    /** The whole as a sentence, for people. */
    sentence: string
    article?: { id: number; title: string; url: string | null; deskUrl: string }
    /** For appointments. */
    dueAt?: string
    /** The piece was public before. */
    update?: boolean
  }
}

const LONGEST_TITLE = 200

/** The payload as it is stored. */
export const stored = (payload: Payload) => payload as unknown as Prisma.InputJsonObject

/** The title of a piece, as one line of bounded length. */
export const shortTitle = (title: string) => oneLine(title, LONGEST_TITLE)

/** What a robot says: a sentence and an address. Nothing in it is read as markup, so nobody is called by a title. */
export function spoken({ data }: Payload): string {
  const { site, sentence, article } = data
  const words = `【${site}】${sentence}`.replaceAll('<', '＜').replaceAll('>', '＞')
  const url = article ? (article.url ?? article.deskUrl) : null
  return url ? `${words}\n${url}` : words
}
