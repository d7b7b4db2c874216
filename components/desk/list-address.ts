/** What the address of a list asks for. */
export type AskedOfList = Record<string, string | number | undefined>

/** The address of a list with what is asked for; what is empty is not in it. */
export function listAddress(path: string, asked: AskedOfList): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== '') query.set(name, String(value))
  return query.size > 0 ? `${path}?${query}` : path
}
