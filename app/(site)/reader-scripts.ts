import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const addresses = z.object({ early: z.string(), page: z.string() })
let known: z.output<typeof addresses> | null = null

/** The addresses of the readers' scripts, as scripts/build-reader.ts wrote them. */
export function readerScripts(): z.output<typeof addresses> {
  known ??= addresses.parse(
    JSON.parse(readFileSync(join(process.cwd(), 'public', 'assets', 'reader.json'), 'utf8')),
  )
  return known
}
