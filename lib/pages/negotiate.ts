export type Encoding = 'identity' | 'gzip' | 'br'

const MOST_REMEMBERED = 500
const LONGEST_REMEMBERED = 128
const remembered = new Map<string, Encoding>()

function choose(accept: string): Encoding {
  const weights = new Map<string, number>()
  for (const part of accept.split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean)
    weights.set(name.trim(), q === undefined ? 1 : Number(q))
  }
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  if (weight('br') > 0) return 'br'
  return weight('gzip') > 0 ? 'gzip' : 'identity'
}

/** The best encoding a reader takes, from the Accept-Encoding header. */
export function negotiate(accept: string | undefined): Encoding {
  if (accept === undefined) return 'identity'
  const known = remembered.get(accept)
  if (known) return known
  const encoding = choose(accept)
  if (remembered.size < MOST_REMEMBERED && accept.length <= LONGEST_REMEMBERED)
    remembered.set(accept, encoding)
  return encoding
}

/** Whether If-None-Match names one of the tags of what would be sent (compared weakly, as it must be). */
export function matchesEtag(header: string, etags: Readonly<Record<string, string>>): boolean {
  if (header.trim() === '*') return true
  const ours = Object.values(etags)
  return header.split(',').some((one) => ours.includes(one.trim().replace(/^W\//, '')))
}
