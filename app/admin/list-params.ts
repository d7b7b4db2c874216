import { z } from 'zod'

const params = z.object({
  q: z.string().trim().max(40).catch('').default(''),
  before: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
})

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** What a list's address asks for; anything unreadable counts as not asked. */
export async function listParams(given: SearchParams): Promise<z.output<typeof params>> {
  return params.parse(await given)
}
