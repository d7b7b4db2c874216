import { z } from 'zod'

/** What the database counts to: an `integer` of PostgreSQL. */
const LAST = 2_147_483_647

/** The number of a record, a version or a place in a list, from JSON, a form or an address. */
export const id = z.coerce.number().int().positive().max(LAST)

/** The mark that a form sends back of what it was filled in over (lib/seen.ts). */
export const seen = z.string().max(64).optional()

/** One record. */
export const idInput = z.object({ id })
