import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const fixture = join(import.meta.dirname, 'fixtures', 'xss', 'dompurify.json')
const lists = join(import.meta.dirname, '..', '..', 'shared', 'datasets', 'security', 'xss', 'lists')

/** Texts that try to run something: those that are kept here, and the longer lists where a machine has them. */
export const HOSTILE_TEXTS: string[] = [
  ...(JSON.parse(readFileSync(fixture, 'utf8')) as { payload: string }[]).map(({ payload }) => payload),
  ...(existsSync(lists) ? readdirSync(lists) : []).flatMap((name) =>
    readFileSync(join(lists, name), 'utf8').split('\n').filter(Boolean),
  ),
]
