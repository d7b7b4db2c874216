import { z } from 'zod'

/** What the database counts to: an `integer` of PostgreSQL. */
const LAST = 2_147_483_647

/** The number of a record, a version or a place in a list, from JSON, a form or an address. */
export const id = z.coerce.number().int().positive().max(LAST)

/** One record. */
export const idInput = z.object({ id })
