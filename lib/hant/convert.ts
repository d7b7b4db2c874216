export type Convert = (text: string) => string

// On globalThis: the server and what Next bundles are two copies of this file, and the dictionary is large.
const shared = globalThis as typeof globalThis & { qingyanTraditional?: Promise<Convert> }

/** Forms of that standard that would stand in every second title of ours, and are usual in no press. */
const UNUSUAL: Record<string, string> = { 汙: '污', 溼: '濕', 巖: '岩' }

async function load(): Promise<Convert> {
  const [{ PhraseConverter }, { byNeighbours }, { cutText }] = await Promise.all([
    import('./phrases'),
    import('./rules'),
    import('@/lib/search/words'),
  ])
  const phrases = new PhraseConverter(cutText)
  return (text) => {
    const converted = phrases.convert(text).replace(/[汙溼巖]/g, (form) => UNUSUAL[form] ?? form)
    return converted.length === text.length ? byNeighbours(text, converted) : converted
  }
}

/**
 * Simplified into traditional characters, by phrases (头发 頭髮, 发布 發佈), in the words of the original; why so:
 * docs/decisions/0012-traditional-edition.md. The dictionaries take half a second, and are read when first needed.
 */
export function traditionalConverter(): Promise<Convert> {
  shared.qingyanTraditional ??= load()
  return shared.qingyanTraditional
}
