export type Convert = (text: string) => string

// On globalThis: the server and what Next bundles are two copies of this file, and the dictionary is large.
const shared = globalThis as typeof globalThis & { qingyanTraditional?: Promise<Convert> }

/** Forms of that standard that would stand in every second title of ours, and are usual in no press. */
const UNUSUAL: Record<string, string> = { 汙: '污', 溼: '濕' }

async function load(): Promise<Convert> {
  const { Converter } = await import('opencc-js/cn2t')
  const convert = Converter({ from: 'cn', to: 'tw' })
  return (text) => convert(text).replace(/[汙溼]/g, (form) => UNUSUAL[form] ?? form)
}

/**
 * Simplified into traditional characters, by phrases (头发 頭髮, 发布 發佈), in the words of the original; why so:
 * docs/decisions/0012-traditional-edition.md. The dictionary takes 200 ms and 100 MB, and is read when first needed.
 */
export function traditionalConverter(): Promise<Convert> {
  shared.qingyanTraditional ??= load()
  return shared.qingyanTraditional
}
