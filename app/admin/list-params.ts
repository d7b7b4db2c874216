import { z } from 'zod'
import { id } from '@/lib/id'

const params = z.object({
  q: z.string().trim().max(40).catch('').default(''),
  before: id.optional().catch(undefined),
})

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** What a list's address asks for; anything unreadable counts as not asked. */
export async function listParams(given: SearchParams): Promise<z.output<typeof params>> {
  return params.parse(await given)
}
