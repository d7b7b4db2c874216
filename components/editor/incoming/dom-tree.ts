import type { Content, Piece } from '@/lib/content/html/piece'

function contentOf(node: Node): Content[] {
  if (node.nodeType === Node.TEXT_NODE) return [node.nodeValue ?? '']
  if (!(node instanceof Element)) return []
  const attrs: Record<string, string> = {}
  for (const { name, value } of node.attributes) attrs[name] = value
  return [{ tag: node.tagName.toLowerCase(), attrs, children: [...node.childNodes].flatMap(contentOf) }]
}

/** Pasted HTML as the tree that the conversion reads. A document made this way runs no script and loads nothing. */
export function domTree(html: string): Piece {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return { tag: 'body', attrs: {}, children: [...body.childNodes].flatMap(contentOf) }
}
