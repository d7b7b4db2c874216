import { z } from 'zod'
import { Role } from '@/lib/db/generated/enums'

/** What the list of people is narrowed by, as its address says it; what does not parse counts as not asked. */
export const peopleFilter = z.object({
  role: z.enum(Role).optional().catch(undefined),
  state: z.enum(['active', 'closed']).optional().catch(undefined),
  factor: z.enum(['yes', 'no']).optional().catch(undefined),
  /** 从未登录 */
  seen: z.enum(['never']).optional().catch(undefined),
  q: z.string().trim().max(40).catch('').default(''),
})
export type PeopleFilter = z.output<typeof peopleFilter>

/** Where a page of the list begins: after this account, among those that are active or those that are closed. */
export type PeoplePlace = { active: boolean; id: number }

/** The same as it stands in the address: `a12`, `c7`. */
export const placeText = ({ active, id }: PeoplePlace): string => `${active ? 'a' : 'c'}${id}`

/** The place in an address; null for anything else. */
export function parsePlace(text: string | undefined): PeoplePlace | null {
  const [, kind, id] = /^([ac])([1-9]\d{0,8})$/.exec(text ?? '') ?? []
  return kind === undefined ? null : { active: kind === 'a', id: Number(id) }
}

/** What an address of the list asks for. */
export const askedPeople = peopleFilter.extend({
  after: z.string().max(12).optional().catch(undefined).transform(parsePlace),
})
