/** The value with object keys sorted at every level and undefined ones left out: jsonb does not keep their order. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one)]),
  )
}

/** One text for all values that mean the same. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(canonical(value)) ?? 'undefined'
}
