import { mediaSrc } from './addresses'
import type { Doc } from './schema'

/** A picture in a body, as far as whoever cannot see it is concerned. */
type Pictured = { src: string; alt: string; decorative: boolean }

/** Every picture of a body in the order of the text, wherever it stands. */
export function figuresIn(node: unknown): Pictured[] {
  if (Array.isArray(node)) return node.flatMap(figuresIn)
  if (typeof node !== 'object' || node === null) return []
  const { type, attrs, content } = node as { type?: unknown; attrs?: Partial<Pictured>; content?: unknown }
  if (type !== 'image') return figuresIn(content)
  const { src = '', alt = '', decorative = false } = attrs ?? {}
  return [{ src: String(src), alt: String(alt ?? ''), decorative: decorative === true }]
}

/** The addresses of the stored pictures in a body, each once and in the order of the text. */
export function picturesIn(body: Doc): string[] {
  const addresses = figuresIn(body).map(({ src }) => src)
  return [...new Set(addresses.filter((src) => mediaSrc.safeParse(src).success))]
}
