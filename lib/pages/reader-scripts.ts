import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const scripts = z.object({ early: z.string(), page: z.string() })
let known: z.output<typeof scripts> | null = null

/** The readers' scripts as scripts/build-reader.ts made them: `early` as text, `page` as its address. */
export function readerScripts(): z.output<typeof scripts> {
  known ??= scripts.parse(
    JSON.parse(readFileSync(join(process.cwd(), 'public', 'assets', 'reader.json'), 'utf8')),
  )
  return known
}
