const NAMED = /^\/(?:media\/([\w-]+)-\d{1,4}\.webp|files\/([\w-]+)\/)/

/** The key of the stored file that an address names; null when it names none. */
export function storedKey(address: string): string | null {
  const found = NAMED.exec(address)
  return found?.[1] ?? found?.[2] ?? null
}

/** Every text inside a document, with the object that holds it. */
function* texts(node: unknown): Generator<string> {
  if (typeof node === 'string') yield node
  else if (Array.isArray(node)) for (const one of node) yield* texts(one)
  else if (typeof node === 'object' && node !== null) for (const one of Object.values(node)) yield* texts(one)
}

/** The keys of all stored files that a document names, as the SQL function of that name finds them. */
export function mediaKeys(content: unknown): string[] {
  const keys = [...texts(content)].map(storedKey).filter((key) => key !== null)
  return [...new Set(keys)].sort()
}

/** What an address leads to now: a picture with its measures, or an attachment. */
export type CurrentFile =
  | { src: string; width: number; height: number }
  | { src: string; name: string; mime: string; bytes: number }

type Json = { [key: string]: unknown }

function renewed(holder: Json, current: ReadonlyMap<string, CurrentFile>): Json {
  const change: Json = {}
  for (const [name, value] of Object.entries(holder)) {
    const file = typeof value === 'string' ? current.get(storedKey(value) ?? '') : undefined
    // A picture brings its measures, an attachment its name; what only points there gets the address.
    if (file) Object.assign(change, name === 'src' ? file : { [name]: file.src })
    else if (typeof value === 'object') change[name] = withCurrentFiles(value, current)
  }
  return { ...holder, ...change }
}

/** The document with the files that are there now in the place of replaced ones, by the key it names. */
export function withCurrentFiles<T>(content: T, current: ReadonlyMap<string, CurrentFile>): T {
  if (current.size === 0 || typeof content !== 'object' || content === null) return content
  if (Array.isArray(content)) return content.map((one) => withCurrentFiles(one, current)) as T
  return renewed(content as Json, current) as T
}
