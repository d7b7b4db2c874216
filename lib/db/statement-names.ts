import { createHash } from 'node:crypto'

const MOST = 300
const UNNAMED = ''
/** Its best plan depends on the words that are asked for: planned anew each time. */
const BY_WORDS = /@@ \$\d/

/**
 * Names for statements, so that the database parses and plans one once per connection and not at every page. A text
 * is named when it comes a second time: what is written for one occasion (a list of so many ids) stays unnamed, and
 * no connection keeps more than a few hundred.
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  const seen = new Set<string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known) return known
    if (names.size >= MOST || BY_WORDS.test(sql)) return UNNAMED
    if (seen.delete(sql)) {
      const name = `q${createHash('sha256').update(sql).digest('base64url').slice(0, 22)}`
      names.set(sql, name)
      return name
    }
    if (seen.size >= MOST) seen.clear()
    seen.add(sql)
    return UNNAMED
  }
}
