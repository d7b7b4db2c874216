import type { Doc } from './schema'

const OWN = /^\/media\/[\w./-]+$/

/** The addresses of the pictures in a body, wherever they stand, each once and in the order of the text. */
export function picturesIn(body: Doc): string[] {
  const found = new Set<string>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, attrs, content } = node as { type?: unknown; attrs?: { src?: unknown }; content?: unknown }
    if (type === 'image' && typeof attrs?.src === 'string' && OWN.test(attrs.src)) found.add(attrs.src)
    if (Array.isArray(content)) content.forEach(visit)
  }
  visit(body)
  return [...found]
}
