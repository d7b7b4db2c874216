import { z } from 'zod'
import { href } from '@/lib/content/schema'

/** At once; the desk asks for more bit by bit, and shows how far it is. */
export const MOST_LINKS = 20

/** The links of a body that are to be looked at. */
export const linksInput = z.object({
  hrefs: z.array(href).max(MOST_LINKS, `一次最多检查 ${MOST_LINKS} 个链接。`),
})

/** How a link stands; `reason` says it in words where it is not fine. */
export type LinkState = { href: string; state: 'fine' | 'broken' | 'doubtful'; reason: string }
