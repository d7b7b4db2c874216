/** The addresses that a body leads to, each once and in the order of the text, wherever they stand. */
export function hrefsIn(body: unknown): string[] {
  return [...new Set(collect(body))]
}

function collect(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(collect)
  if (typeof node !== 'object' || node === null) return []
  const { attrs, marks, content } = node as { attrs?: { href?: unknown }; marks?: unknown; content?: unknown }
  const own = typeof attrs?.href === 'string' && attrs.href !== '' ? [attrs.href] : []
  return [...own, ...collect(marks), ...collect(content)]
}
